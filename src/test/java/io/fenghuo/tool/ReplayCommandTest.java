package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.Recording;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  @TempDir Path folder;

  @Test
  void tellsWhatBecameOfTheRecords() throws Exception {
    assertThat(replay(new ReadCounts(5, 5, 1, Map.of(RefusalReason.LATE, 1L), Map.of())))
        .isEqualTo(
            Fenghuo.AS_EXPECTED + " records read 5  events 3  repeated 1  dead letters 1: LATE 1");
  }

  @Test
  void isWrongUseWhereNothingWasRead() throws Exception {
    assertThat(replay(new ReadCounts(0, 0, 0, Map.of(), Map.of())))
        .isEqualTo(Fenghuo.WRONG_USE + " records read 0  events 0  repeated 0  dead letters 0");
    assertThat(replay(new ReadCounts(2, 2, 0, Map.of(RefusalReason.EMPTY, 2L), Map.of())))
        .startsWith(Fenghuo.WRONG_USE + " records read 2  events 0");
  }

  @Test
  void namesTheReasonsTheMostFrequentFirst() {
    Map<RefusalReason, Long> letters = new TreeMap<>();
    letters.put(RefusalReason.EMPTY, 2L);
    letters.put(RefusalReason.LATE, 1_000L);
    letters.put(RefusalReason.BAD_UTF8, 2L);

    assertThat(new ReadCounts(2_000, 2_004, 0, letters, Map.of()).text())
        .isEqualTo(
            "records read 2,000  events 1,000  repeated 0"
                + "  dead letters 1,004: LATE 1,000, EMPTY 2, BAD_UTF8 2");
  }

  @Test
  void countsByReadingWithTheJobItself() throws Exception {
    Files.writeString(
        folder.resolve("chat.traffic.jsonl"),
        String.join(
            "\n",
            record("e1", "\"2026-11-11T12:00:00Z\""),
            record("e2", "1794398401000"),
            record("e2", "1794398401000"),
            record("e3", "\"the day before\""),
            "{\"kind\":",
            record("e4", "\"2026-11-11T12:10:00Z\""),
            record("e5", "\"2026-11-11T12:00:01Z\"")));

    ReplayRun.Replayed replayed =
        new LocalReplay()
            .run(
                new RecordedFiles(Recording.ofFolder(folder)),
                ConfigFile.withoutKafka(Map.of()),
                2);

    assertThat(replayed.read())
        .isEqualTo(
            new ReadCounts(
                7,
                7,
                1,
                Map.of(
                    RefusalReason.WRONG_TYPE, 1L,
                    RefusalReason.MALFORMED_JSON, 1L,
                    RefusalReason.LATE, 1L),
                replayed.read().firsts()));
    assertThat(replayed.read().firsts().get(RefusalReason.WRONG_TYPE))
        .startsWith("chat.traffic-0@3: eventTime must be");
    assertThat(replayed.read().firsts().get(RefusalReason.LATE))
        .startsWith("chat.traffic-0@6: eventTime lies 599000 ms behind the newest");
    assertThat(replayed.read().firsts()).hasSize(3);
    assertThat(replayed.read().events()).isEqualTo(3);
  }

  private static String record(String id, String time) {
    return """
    {"eventId":"%s","eventTime":%s,"tenant":"shop","brand":"acme","kind":"SESSION_STARTED",\
    "source":"desk","channel":"APP","sessionId":"s","customerId":"c"}\
    """
        .formatted(id, time);
  }

  /** The exit code and the line of what was read. */
  private String replay(ReadCounts read) throws Exception {
    Files.writeString(folder.resolve("chat.traffic.jsonl"), record("e1", "1794398401000") + "\n");
    Files.writeString(folder.resolve("expected.yaml"), "scenario: mine\nincidents: []\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        Fenghuo.run(
            new Jobs(
                (env, config) -> {},
                (input, definitions, config, parallelism) ->
                    new ReplayRun.Replayed(List.of(), read)),
            new PrintStream(said, true, UTF_8),
            "replay",
            "--scenario",
            folder.toString());
    return exit
        + " "
        + said.toString(UTF_8).lines().filter(line -> line.startsWith("records")).findFirst().get();
  }
}
