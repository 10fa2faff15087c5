package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.live.RuleCluster;
import io.fenghuo.testing.KafkaProcess;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said when the input fails: to a real broker and a real job. Where no real time is needed
 * the clock runs faster, and the input with it.
 */
@Tag("long")
@Timeout(300)
class SourceHealthITCase {

  private static final int PARALLELISM = 2;
  private static final double FAST = 10;

  @TempDir Path folder;

  @Test
  void kafkaStoppedForHalfAMinuteIsNoSilence() throws Exception {
    try (KafkaProcess kafka = KafkaProcess.start(folder.resolve("kafka"), folder.resolve("logs"));
        HealthRun run = new HealthRun(kafka.bootstrapServers(), 1);
        RuleCluster flink = RuleCluster.start(folder);
        HealthLog log = HealthLog.follow()) {
      Instant now = now();
      run.send(now.minus(20, ChronoUnit.MINUTES), now, HealthRun.SOURCES);
      flink.run(run.config(), PARALLELISM, null);
      run.awaitRead();

      kafka.broker().freeze();
      LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
      kafka.broker().thaw();
      // What the sources had kept back meanwhile, and what they go on with.
      Instant back = now();
      run.send(now, back, HealthRun.SOURCES);
      run.play(back, Duration.ofSeconds(10), 1);
      run.awaitRead();
      print("Kafka stopped for 30 s and back", run, log);

      assertThat(run.ledger()).isEmpty();
      assertThat(log.lines()).isEmpty();
      assertThat(flink.restarts()).isZero();
      flink.cancel();
    }
  }

  @Test
  void theSilenceOfAllInputIsToldOnceItIsLongAndEndsWithTheirReturn() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        HealthRun run = new HealthRun(kafka.bootstrapServers(), FAST);
        RuleCluster flink = RuleCluster.start(folder);
        HealthLog log = HealthLog.follow()) {
      Instant begin = now().minus(2, ChronoUnit.HOURS);
      Instant stop = begin.plus(20, ChronoUnit.MINUTES);
      run.send(begin, stop, HealthRun.SOURCES);
      flink.run(run.config(), PARALLELISM, null);
      run.awaitRead();
      stop = run.play(stop, Duration.ofSeconds(60), FAST);

      pause(Duration.ofMinutes(2));
      stop = run.play(stop.plus(2, ChronoUnit.MINUTES), Duration.ofMinutes(4), FAST);
      log.await("INPUT TRAFFIC LIVE", "INPUT SENTIMENT LIVE", "INPUT MENTION LIVE");
      print("All input stopped for 2 min and back", run, log);
      assertThat(run.ledger()).isEmpty();
      assertThat(log.lines())
          .contains("INPUT TRAFFIC STALLED", "INPUT SENTIMENT STALLED", "INPUT MENTION STALLED")
          .noneMatch(line -> line.endsWith("DEAD"));

      pause(Duration.ofMinutes(7));
      run.awaitLedger(1);
      run.play(stop.plus(7, ChronoUnit.MINUTES), Duration.ofMinutes(8), FAST);
      run.awaitLedger(2);
      print("All input stopped for 7 min and back", run, log);
      assertThat(run.ledger())
          .containsExactly(
              "OPENED 2 DATA_GAP every-input by input-silent",
              "RESOLVED 2 DATA_GAP every-input by input-silent");
      flink.cancel();
    }
  }

  @Test
  void aBacklogAfterTenMinutesOfDowntimeIsNoSilence() throws Exception {
    List<String> said = afterDowntime("Job down for 10 min, with a backlog", HealthRun.SOURCES);

    assertThat(said).isEmpty();
  }

  @Test
  void aSourceThatDiedDuringTheDowntimeIsFoundInTheBacklog() throws Exception {
    List<String> said =
        afterDowntime("Job down for 10 min, in which the model died", Set.of("desk", "listener"));

    assertThat(said).containsExactly("OPENED 3 DATA_GAP model by source-silent");
  }

  private List<String> afterDowntime(String title, Set<String> sources) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        HealthRun run = new HealthRun(kafka.bootstrapServers(), 1);
        RuleCluster flink = RuleCluster.start(folder);
        HealthLog log = HealthLog.follow()) {
      Instant begin = now().minus(40, ChronoUnit.MINUTES);
      Instant down = begin.plus(20, ChronoUnit.MINUTES);
      Instant up = down.plus(10, ChronoUnit.MINUTES);
      run.send(begin, down, HealthRun.SOURCES);
      flink.run(run.config(), PARALLELISM, null);
      run.awaitRead();
      String savepoint = flink.stop();

      run.send(down, up, sources);
      flink.run(run.config(), PARALLELISM, savepoint);
      run.awaitRead();
      run.send(up, up.plus(1, ChronoUnit.MINUTES), sources);
      if (sources.size() < HealthRun.SOURCES.size()) {
        run.awaitLedger(1);
      }
      run.awaitRead();
      print(title, run, log);
      if (sources.equals(HealthRun.SOURCES)) {
        assertThat(log.lines()).isEmpty();
      }
      flink.cancel();
      return run.ledger();
    }
  }

  private static void pause(Duration eventTime) {
    LockSupport.parkNanos((long) (eventTime.toNanos() / FAST));
  }

  private static Instant now() {
    return Instant.ofEpochSecond(Instant.now().getEpochSecond() / 2 * 2);
  }

  private static void print(String title, HealthRun run, HealthLog log) throws Exception {
    System.out.println(title + ":\n  ledger: " + run.ledger() + "\n  states: " + log.lines());
  }
}
