package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.pipeline.Definitions;
import io.fenghuo.tool.replay.ReplayInput;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenghuoTest {

  private static final String FIRST = alert("a1", "i1", 1, "12:00:00");
  private static final String SECOND = alert("a2", "i0", 1, "12:00:01");
  private static final String THIRD = alert("a3", "i1", 2, "12:00:01");

  @TempDir Path folder;
  private Scenario scenario;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private List<String> replayed = List.of();

  @BeforeEach
  void write() throws Exception {
    scenario = ScenarioFiles.empty(folder);
  }

  @Test
  void replaysAQuietDay() {
    assertThat(fenghuo("replay", "--scenario", folder.toString())).isEqualTo(0);
    assertThat(written())
        .isEqualTo(
            """
            expected 0  hit 0  missed 0  unexpected 0
            records read 3  events 3  repeated 0  dead letters 0
            alerts 0  sha-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"help", "help demo", "help rules", "help rules check", "help mapping check"})
  void showsTheHelpOfACommandAtAnyDepth(String words) {
    assertThat(fenghuo(words.split(" "))).isZero();

    String command = words.replaceFirst("^help ?", "");
    assertThat(written()).startsWith(("Usage: fenghuo " + command).strip() + " [");
  }

  @Test
  void writesAlertsByTimeIncidentAndSequence() throws Exception {
    Path file = folder.resolve("alerts.jsonl");
    replayed = List.of(THIRD, SECOND, FIRST);

    assertThat(fenghuo("replay", "--scenario", folder.toString(), "--out", file.toString()))
        .as("two incidents on a quiet day")
        .isEqualTo(1);

    assertThat(Files.readAllLines(file)).containsExactly(FIRST, SECOND, THIRD);
    assertThat(written()).contains("unexpected 2\n", "alerts 3  sha-256 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sing",
        "replay",
        "replay --scenario nowhere",
        "replay --scenario FOLDER -Dclock.rate=0",
        "replay --scenario FOLDER -Dclock.rat=1",
        "help rules chek",
        "help demo again",
        "demo --speed 0",
        "demo --speed 0.0",
        "demo --speed -1",
        "demo --speed fast",
        "demo --parallelism many",
        "demo --scenario nowhere"
      })
  void refusesWrongUse(String line) {
    String[] args =
        line.isEmpty()
            ? new String[0]
            : line.replace("FOLDER", scenario.folder().toString()).split(" ");

    assertThat(fenghuo(args)).isEqualTo(2);
  }

  @Test
  void saysThatARunHasFailed() {
    replayed = List.of("no alert");

    assertThat(fenghuo("replay", "--scenario", folder.toString())).isEqualTo(3);
  }

  private int fenghuo(String... args) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return Fenghuo.run(new Jobs((env, config) -> {}, this::replay), out, args);
  }

  private ReplayRun.Replayed replay(
      ReplayInput input, Definitions definitions, ReadableConfig config, int parallelism) {
    return new ReplayRun.Replayed(replayed, new ReadCounts(3, 3, 0, Map.of(), Map.of()));
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String alert(String id, String incident, int seq, String time) {
    return """
    {"alertId":"%s","incidentId":"%s","seq":%d,"event":"%s","level":"III",\
    "incidentType":"SYSTEM_FAULT","eventTime":"2026-11-11T%sZ"}\
    """
        .formatted(id, incident, seq, seq == 1 ? "OPENED" : "UPDATED", time);
  }
}
