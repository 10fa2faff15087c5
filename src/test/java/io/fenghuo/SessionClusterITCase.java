package io.fenghuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.testing.FlinkProcesses;
import io.fenghuo.testing.KafkaProcess;
import io.fenghuo.testing.Kcat;
import io.fenghuo.testing.Needs;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.Score;
import io.fenghuo.tool.watch.OutputTopics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a user with a cluster of his own: the job's jar, given to Flink's command line, on
 * processes that have no more on their class path than a distribution has; input from a client of
 * Kafka that is not ours, alerts read back with it.
 */
@Timeout(600)
@Tag("long")
class SessionClusterITCase {

  private static final Path LOGS = Path.of("target", "session-cluster").toAbsolutePath();
  private static final Path JAR = Path.of(System.getProperty("fenghuo.jar", "none given"));
  private static final int SLOTS = 2;

  @TempDir private Path folder;

  @BeforeAll
  static void needsAJarAndAClient() {
    Needs.that(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
    Needs.that(Files.isRegularFile(JAR), "no job jar at " + JAR + ": mvn package makes it");
  }

  @Test
  void raisesTheAlertsOfAScenario() throws Exception {
    Scenario scenario = Scenario.find("data-leak");
    try (KafkaProcess kafka = KafkaProcess.start(folder.resolve("kafka"), LOGS);
        FlinkProcesses flink = FlinkProcesses.start(folder.resolve("flink"), LOGS, SLOTS)) {
      Configuration names = new Configuration();
      // One partition each: a client without keys deals a session's records out to all there are.
      kafka.createTopics(
          Topics.of(names).all().stream().collect(Collectors.toMap(t -> t.name(), t -> 1)));
      String job = flink.submit(JAR, SLOTS, "--config", configFile(kafka).toString());
      flink.awaitRunning(job);

      Kcat kcat = new Kcat(kafka.bootstrapServers(), folder);
      // What the rules read comes last, so that no other stream lies behind it.
      for (String topic : List.of("social.mention", "chat.sentiment", "chat.traffic")) {
        kcat.produce(topic, lines(scenario.recording().files().get(topic)));
      }

      OutputTopics outputs = OutputTopics.of(names);
      Await.until(
          "the ledger tells of an end",
          Duration.ofMinutes(2),
          () ->
              alerts(kcat.consume(outputs.ledger())).stream()
                  .anyMatch(alert -> alert.event().equals("RESOLVED")));
      List<AlertRecord> ledger = alerts(kcat.consume(outputs.ledger()));
      Score score = Score.of(scenario.expectation(), ledger);
      assertThat(score.marks()).allMatch(Score.Result::hit);
      assertThat(score.unexpected()).isEmpty();

      List<String> graded = new ArrayList<>();
      for (String topic : outputs.fastLane()) {
        graded.addAll(kcat.consume(topic));
      }
      // That an incident is closed for good is told by the ledger alone.
      assertThat(ids(alerts(graded)))
          .isEqualTo(ids(ledger.stream().filter(a -> !a.event().equals("CLOSED")).toList()));
      assertThat(graded)
          .allSatisfy(
              record ->
                  assertThat(headers(record))
                      .contains("ce_specversion=1.0", "ce_id=" + alert(record).alertId()));
      assertThat(kcat.consume(outputs.deadLetters())).isEmpty();
      assertThat(flink.jobState(job)).isEqualTo("RUNNING");
    }
  }

  @Test
  void saysLastAndWithoutAStackTraceWhatToMend() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("wrong.yaml"), "kafka.bootstrap.servers: 127.0.0.1:1\nclock.rat: 2\n");
    try (FlinkProcesses flink = FlinkProcesses.start(folder.resolve("flink"), LOGS, 1)) {
      assertThat(said(flink, "--config", file.toString(), "-Dinput.start-at=noon"))
          .endsWith(
              """

              %s has 1 fault:
                - clock.rat is unknown (did you mean clock.rate?)
              the command line has 1 fault:
                - input.start-at must be one of earliest, latest, committed, got 'noon'
              """
                  .formatted(file));
      assertThat(said(flink, "-Dkafka.bootstrap.servers=127.0.0.1:1").lines().toList())
          .last(STRING)
          .startsWith("kafka.bootstrap.servers=127.0.0.1:1: no Kafka broker answers there within");
      assertThat(flink.get("/jobs").path("jobs")).isEmpty();
    }
  }

  /** The log, which may have a stack trace, and the last words, which have none. */
  private static String said(FlinkProcesses flink, String... arguments) throws Exception {
    String said = flink.refused(JAR, arguments);
    assertThat(said).doesNotContain("The program finished with the following exception");
    return said;
  }

  private Path configFile(KafkaProcess kafka) throws IOException {
    // The client stamps records with its own clock, which may lie years before the scenario.
    return Files.writeString(
        folder.resolve("fenghuo.yaml"),
        """
        kafka.bootstrap.servers: %s
        input:
          start-at: earliest
          future-tolerance: 36500d
        """
            .formatted(kafka.bootstrapServers()));
  }

  private static List<String> lines(Path input) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(input)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static List<AlertRecord> alerts(List<String> records) {
    return records.stream().map(SessionClusterITCase::alert).toList();
  }

  private static Set<String> ids(List<AlertRecord> alerts) {
    return alerts.stream().map(AlertRecord::alertId).collect(Collectors.toSet());
  }

  private static AlertRecord alert(String record) {
    return AlertRecord.parse(record.split("\t", 2)[1]);
  }

  private static List<String> headers(String record) {
    return List.of(record.split("\t", 2)[0].split(","));
  }
}
