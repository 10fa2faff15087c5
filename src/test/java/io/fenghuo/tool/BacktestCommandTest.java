package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.ingest.DeadLetterReason;
import io.fenghuo.tool.replay.ReplayInput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestCommandTest {

  private static final String TIGHTENED = "sample-data/rules/tightened.yaml";

  @TempDir Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<String> replays = new ArrayList<>();
  private ReadCounts read = new ReadCounts(1, 1, 0, Map.of());

  @BeforeEach
  void record() throws Exception {
    Files.writeString(
        folder.resolve("chat.traffic.jsonl"), "{\"eventTime\":\"2026-11-11T12:00:00Z\"}\n");
  }

  @Test
  void endsAsDiffDoes() throws Exception {
    Path page = folder.resolve("report.html");

    assertThat(backtest("--input", folder.toString(), "--against", "classpath:rules.yaml"))
        .as("equal rules")
        .isEqualTo(0);
    assertThat(
            backtest(
                "--input", folder.toString(), "--against", TIGHTENED, "--html", page.toString()))
        .as("other rules")
        .isEqualTo(1);

    assertThat(replays)
        .containsExactly(
            "classpath:rules.yaml", "classpath:rules.yaml", "classpath:rules.yaml", TIGHTENED);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("Both definitions are equal, and nothing differs.", "gain 1 incident,");
    assertThat(page).content().contains("新增 gained");
  }

  @Test
  void tellsWhatItHasRead() {
    read = new ReadCounts(1_200, 1_200, 0, Map.of(DeadLetterReason.WRONG_TYPE, 300L));

    backtest("--input", folder.toString(), "--against", TIGHTENED);

    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains(
            folder.getFileName()
                + ": records read 1,200  events 900  repeated 0  dead letters 300: WRONG_TYPE 300");
  }

  @Test
  void isNoComparisonWhereNothingWasRead() {
    read = new ReadCounts(7, 7, 0, Map.of(DeadLetterReason.WRONG_TYPE, 7L));

    assertThat(backtest("--input", folder.toString(), "--against", "classpath:rules.yaml"))
        .isEqualTo(2);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("records read 7  events 0")
        .doesNotContain("differ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--against classpath:rules.yaml",
        "--input FOLDER",
        "--input FOLDER --from 2026-11-11T00:00:00Z --against classpath:rules.yaml",
        "--bootstrap-servers 127.0.0.1:1 --against classpath:rules.yaml",
        "--from yesterday --against classpath:rules.yaml",
        "--from 2026-11-11T00:00:00Z --against classpath:rules.yaml",
        "--input nowhere --against classpath:rules.yaml",
        "--input FOLDER --against nowhere.yaml",
        "--input FOLDER --against FOLDER/chat.traffic.jsonl",
        "--input FOLDER --against classpath:rules.yaml --same-within soon",
        "--input FOLDER --against classpath:rules.yaml -Dinput.traffic.topic=elsewhere"
      })
  void refusesWrongUse(String line) {
    assertThat(
            backtest(
                line.isEmpty()
                    ? new String[0]
                    : line.replace("FOLDER", folder.toString()).split(" ")))
        .isEqualTo(2);
    assertThat(replays).isEmpty();
  }

  private int backtest(String... args) {
    List<String> all = new ArrayList<>(List.of("backtest"));
    all.addAll(List.of(args));
    return Fenghuo.run(
        new Jobs((env, config) -> {}, this::replay),
        new PrintStream(written, true, StandardCharsets.UTF_8),
        all.toArray(String[]::new));
  }

  private ReplayRun.Replayed replay(ReplayInput input, ReadableConfig config, int parallelism) {
    String rules = String.join(";", config.get(FenghuoOptions.RULES));
    replays.add(rules);
    return new ReplayRun.Replayed(
        rules.equals(TIGHTENED)
            ? List.of(
                """
                {"alertId":"a1","incidentId":"i1","seq":1,"event":"OPENED","level":"III",\
                "incidentType":"SYSTEM_FAULT","eventTime":"2026-11-11T12:00:00Z"}\
                """)
            : List.of(),
        read);
  }
}
