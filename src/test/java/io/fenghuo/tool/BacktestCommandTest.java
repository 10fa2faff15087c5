package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.Rule;
import io.fenghuo.tool.replay.ReplayInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestCommandTest {

  private static final String TIGHTENED = "sample-data/rules/tightened.yaml";
  private static final List<Rule> DEFAULTS = rules("classpath:rules.yaml");

  @TempDir Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  private final List<Definitions> replays = new ArrayList<>();
  private ReadCounts read = new ReadCounts(1, 1, 0, Map.of(), Map.of());

  @BeforeEach
  void record() throws Exception {
    Files.writeString(
        folder.resolve("chat.traffic.jsonl"), "{\"eventTime\":\"2026-11-11T12:00:00Z\"}\n");
  }

  @Test
  void endsAsDiffDoes() throws Exception {
    Path page = folder.resolve("report.html");

    assertThat(backtest("--input", folder.toString(), "--instead", "classpath:rules.yaml"))
        .as("equal rules")
        .isEqualTo(0);
    assertThat(
            backtest(
                "--input", folder.toString(), "--instead", TIGHTENED, "--html", page.toString()))
        .as("other rules")
        .isEqualTo(1);

    assertThat(replays)
        .extracting(definitions -> definitions.rules().rules())
        .containsExactly(DEFAULTS, DEFAULTS, DEFAULTS, rules(TIGHTENED));
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("Both definitions are equal, and nothing differs.", "gain 1 incident,");
    assertThat(page).content().contains("新增 gained");
  }

  @Test
  void addsToTheRulesComparedAgainst() throws Exception {
    Path mine = oneRule("mine", "Mine");

    assertThat(backtest("--input", folder.toString(), "--with", mine.toString())).isEqualTo(0);

    assertThat(replays.get(0).rules().rules()).isEqualTo(DEFAULTS);
    assertThat(replays.get(1).rules().rules())
        .hasSize(DEFAULTS.size() + 1)
        .containsAll(DEFAULTS)
        .extracting(Rule::id)
        .endsWith("mine");
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("classpath:rules.yaml with " + mine + " on classpath:measures.yaml");
  }

  @Test
  void putsARuleInThePlaceOfThatOfItsId() throws Exception {
    Path mine = oneRule("bots-down", "Bots are down, say I");

    backtest("--input", folder.toString(), "--with", mine.toString());

    assertThat(replays.get(1).rules().rules())
        .extracting(Rule::id)
        .as("at the old one's place")
        .isEqualTo(DEFAULTS.stream().map(Rule::id).toList());
    assertThat(replays.get(1).rules().rules())
        .filteredOn(rule -> rule.id().equals("bots-down"))
        .isNotEqualTo(DEFAULTS.stream().filter(rule -> rule.id().equals("bots-down")).toList());
  }

  @Test
  void putsMeasuresBesideOrInThePlaceOfThose() throws Exception {
    Path mine = folder.resolve("measures.yaml");
    Files.writeString(
        mine,
        """
        measures:
        - { id: tickets, figure: count, scope: [tenant], on: [COMPLAINT_FILED], window: 1m,
            lines: [ { id: many, above: 9 } ] }
        """);
    Path rules = oneRule("mine", "Mine", "symptom tickets");

    assertThat(backtest("--input", folder.toString(), "--instead-measures", mine.toString()))
        .as("the default rules lack their measures")
        .isEqualTo(2);
    backtest(
        "--input",
        folder.toString(),
        "--with-measures",
        mine.toString(),
        "--with",
        rules.toString());
    backtest(
        "--input",
        folder.toString(),
        "--instead-measures",
        mine.toString(),
        "--instead",
        rules.toString());

    assertThat(replays.get(1).measures().ids()).contains("tickets", "queue-waiting");
    assertThat(replays.get(3).measures().ids()).containsExactly("tickets");
    assertThat(replays.get(3).rules().rules()).extracting(Rule::id).containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--against", "--against-measures"})
  void namesBothThatTookThePlaceOfAgainst(String option) {
    assertThat(backtest("--input", folder.toString(), option, TIGHTENED)).isEqualTo(2);
    assertThat(complained.toString(StandardCharsets.UTF_8))
        .contains(
            option.replace("--against", "--with") + " FILE adds",
            option.replace("--against", "--instead") + " FILE replaces");
  }

  @Test
  void tellsWhatItHasRead() {
    read = new ReadCounts(1_200, 1_200, 0, Map.of(RefusalReason.WRONG_TYPE, 300L), Map.of());

    backtest("--input", folder.toString(), "--instead", TIGHTENED);

    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("gain 1 incident,")
        .endsWith(
            folder.getFileName()
                + ": records read 1,200  events 900  repeated 0  dead letters 300: WRONG_TYPE 300"
                + System.lineSeparator());
  }

  @Test
  void isNoComparisonWhereNothingWasRead() {
    read = new ReadCounts(7, 7, 0, Map.of(RefusalReason.WRONG_TYPE, 7L), Map.of());

    assertThat(backtest("--input", folder.toString(), "--instead", "classpath:rules.yaml"))
        .isEqualTo(2);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("records read 7  events 0")
        .doesNotContain("differ");
  }

  @ParameterizedTest
  @CsvSource({"0, it holds no record; look at its times", "7, no record became an event"})
  void saysWhyNothingWasRead(long records, String why) {
    read = new ReadCounts(records, records, 0, Map.of(RefusalReason.WRONG_TYPE, records), Map.of());

    backtest("--input", folder.toString(), "--instead", "classpath:rules.yaml");

    assertThat(complained.toString(StandardCharsets.UTF_8))
        .contains("Nothing was read of " + folder.getFileName() + ": " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--instead classpath:rules.yaml",
        "--input FOLDER",
        "--input FOLDER --from 2026-11-11T00:00:00Z --instead classpath:rules.yaml",
        "--bootstrap-servers 127.0.0.1:1 --instead classpath:rules.yaml",
        "--from yesterday --instead classpath:rules.yaml",
        "--from 2026-11-11T00:00:00Z --instead classpath:rules.yaml",
        "--input nowhere --instead classpath:rules.yaml",
        "--input FOLDER --with nowhere.yaml",
        "--input FOLDER --with FOLDER/chat.traffic.jsonl",
        "--input FOLDER --instead classpath:rules.yaml --same-within soon",
        "--input FOLDER --instead classpath:rules.yaml -Dinput.traffic.topic=elsewhere"
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

  private Path oneRule(String id, String says) throws IOException {
    return oneRule(id, says, "event COMPLAINT_FILED");
  }

  private Path oneRule(String id, String says, String on) throws IOException {
    return Files.writeString(
        folder.resolve(id + ".yaml"),
        """
        rules:
        - id: %s
          incident: SYSTEM_FAULT
          key: [tenant]
          pattern: [ { stage: told, on: %s } ]
          level: { base: IV }
          says: { zh: "%3$s", en: "%3$s" }
        """
            .formatted(id, on, says));
  }

  private static List<Rule> rules(String file) {
    Configuration config = new Configuration();
    config.setString(FenghuoOptions.RULES.key(), file);
    return Definitions.read(config).rules().rules();
  }

  private int backtest(String... args) {
    List<String> all = new ArrayList<>(List.of("backtest"));
    all.addAll(List.of(args));
    return Fenghuo.run(
        new Jobs((env, config) -> {}, this::replay),
        new PrintStream(written, true, StandardCharsets.UTF_8),
        new PrintStream(complained, true, StandardCharsets.UTF_8),
        all.toArray(String[]::new));
  }

  private ReplayRun.Replayed replay(
      ReplayInput input, Definitions definitions, ReadableConfig config, int parallelism) {
    replays.add(definitions);
    return new ReplayRun.Replayed(
        definitions.rules().rules().equals(rules(TIGHTENED))
            ? List.of(
                """
                {"alertId":"a1","incidentId":"i1","seq":1,"event":"OPENED","level":"III",\
                "incidentType":"SYSTEM_FAULT","eventTime":"2026-11-11T12:00:00Z"}\
                """)
            : List.of(),
        read);
  }
}
