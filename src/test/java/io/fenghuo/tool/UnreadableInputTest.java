package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of four senders writes a word that nobody knows, for twenty minutes: its records are lost,
 * and that is told. From the input's bytes to the ledger, by the default rules.
 */
class UnreadableInputTest {

  private static final Instant START = Instant.parse("2026-11-11T08:00:00Z");

  @TempDir Path folder;

  @Test
  void isADataGapUntilItIsReadAgain() throws Exception {
    write(true);

    List<AlertRecord> told = told(1);

    assertThat(told)
        .extracting(AlertRecord::type, AlertRecord::level)
        .containsOnly(tuple(IncidentType.DATA_GAP, Level.III));
    assertThat(told).extracting(AlertRecord::event).containsSubsequence("OPENED", "RESOLVED");
    assertThat(told.get(0).time()).isBetween(at(20), at(25));
    assertThat(told.get(0).reason()).isEqualTo(AlertReason.UNREADABLE.name());
    assertThat(told)
        .filteredOn(alert -> alert.event().equals("RESOLVED"))
        .singleElement()
        .satisfies(alert -> assertThat(alert.time()).isBetween(at(40), at(48)));
    assertThat(told(2)).hasToString(told.toString());
  }

  @Test
  void isNothingWhereAllIsRead() throws Exception {
    write(false);

    assertThat(told(1)).isEmpty();
  }

  private List<AlertRecord> told(int parallelism) throws Exception {
    return new LocalReplay()
            .run(
                new RecordedFiles(Recording.ofFolder(folder)),
                ConfigFile.withoutKafka(Map.of()),
                parallelism)
            .alerts()
            .stream()
            .map(AlertRecord::parse)
            .toList();
  }

  private void write(boolean broken) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Instant time = START; time.isBefore(at(80)); time = time.plusSeconds(5)) {
      boolean isLost =
          broken && lines.size() % 4 == 3 && !time.isBefore(at(20)) && time.isBefore(at(40));
      lines.add(
          """
          {"kind":"%3$s","eventId":"e%1$d","eventTime":"%2$s","tenant":"shop","brand":"acme",\
          "source":"desk","channel":"APP","sessionId":"s%1$d","customerId":"c%1$d"}\
          """
              .formatted(lines.size(), time, isLost ? "SESSION_BEGUN" : "SESSION_STARTED"));
    }
    Files.write(folder.resolve("chat.traffic.jsonl"), lines, UTF_8);
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }
}
