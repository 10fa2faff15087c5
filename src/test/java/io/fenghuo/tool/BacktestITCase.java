package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.replay.KafkaRange;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AppendLog;
import io.fenghuo.tool.scenario.KafkaOutlet;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioPlayer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backtest of what Kafka's topics hold between two times, and of files, from the command line.
 */
class BacktestITCase {

  private static final String TIGHTENED = "sample-data/rules/tightened.yaml";
  private static final Instant BEGIN = Instant.parse("2026-11-11T00:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-11T20:00:00Z");

  private static EmbeddedKafka kafka;
  private static Scenario scenario;

  @TempDir Path folder;

  @BeforeAll
  @SuppressWarnings("ClosingStandardOutputStreams") // The outlet does not close what it tells.
  static void play() throws Exception {
    kafka = EmbeddedKafka.start();
    kafka.createTopics(Map.of("chat.traffic", 3, "chat.sentiment", 2, "social.mention", 2));
    scenario = Scenario.find("data-leak");
    try (KafkaOutlet outlet =
        new KafkaOutlet(kafka.bootstrapServers(), new AppendLog(), System.out::println)) {
      new ScenarioPlayer(scenario, ScenarioPlayer.MAX).play(outlet, (millis, sent) -> {});
    }
  }

  @AfterAll
  static void stop() throws Exception {
    kafka.close();
  }

  @Test
  void readsTheSameFromManyPartitionsAsFromFiles() throws Exception {
    Configuration config = config();
    Instant end = Instant.ofEpochMilli(scenario.recording().endMillis()).plusMillis(1);
    KafkaRange range = KafkaRange.lookUp(config, BEGIN, end, EVENING);

    List<String> read = new LocalReplay().run(range, config, 1).alerts();
    List<String> again = new LocalReplay().run(range, config, 2).alerts();
    List<String> files =
        new LocalReplay().run(new RecordedFiles(scenario.recording()), config, 1).alerts();

    assertThat(range.size()).isPositive();
    assertThat(again).containsExactlyInAnyOrderElementsOf(read);
    assertThat(events(read)).containsExactlyInAnyOrderElementsOf(events(files)).isNotEmpty();
    assertThat(read)
        .as("addresses are Kafka's own")
        .anyMatch(alert -> alert.contains("\"topic\":\"chat.traffic\",\"partition\":2"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(admin.listGroups().all().get()).as("the live job's progress").isEmpty();
    }
  }

  @Test
  void readsNothingOfATimeInWhichNothingCame() throws Exception {
    Configuration config = config();
    KafkaRange range =
        KafkaRange.lookUp(config, BEGIN.minusSeconds(7200), BEGIN.minusSeconds(3600), EVENING);

    assertThat(range.size()).isZero();
    assertThat(new LocalReplay().run(range, config, 1).alerts()).isEmpty();
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatThrownBy(() -> KafkaRange.lookUp(config(), EVENING, BEGIN, BEGIN))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("--from must lie before --to")
        .hasMessageContaining("--to", "must not lie in the future");
    Configuration elsewhere = config();
    elsewhere.set(FenghuoOptions.MENTION_TOPIC, "elsewhere");
    assertThatThrownBy(() -> KafkaRange.lookUp(elsewhere, BEGIN, EVENING, EVENING))
        .hasMessageContaining("topic elsewhere is not there");
  }

  @Test
  void tellsWhatTheTightenedRulesChange() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Path page = folder.resolve("report.html");
    int exit =
        Fenghuo.run(
            Jobs.ofThisBuild(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            "backtest",
            "--input",
            "opinion-crisis",
            "dead-stream",
            "--instead",
            TIGHTENED,
            "--html",
            page.toString());

    assertThat(exit).isEqualTo(Fenghuo.NOT_AS_EXPECTED);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(
            "Reaches I 30 min earlier; reaches II 5 min 14 s earlier.",
            "Only the old rules tell of this: opened 2026-11-11 11:55:00Z at III by “a silent"
                + " source” (source-silent)");
    assertThat(page).content().contains("提前30分钟达到I级");
  }

  private static Configuration config() {
    return ConfigFile.of(Map.of(FenghuoOptions.BOOTSTRAP_SERVERS.key(), kafka.bootstrapServers()));
  }

  /** What happened and when, without the addresses, which differ with the partitions. */
  private static List<String> events(List<String> alerts) {
    return alerts.stream()
        .map(AlertRecord::parse)
        .map(alert -> alert.time() + " " + alert.event() + " " + alert.level())
        .toList();
  }
}
