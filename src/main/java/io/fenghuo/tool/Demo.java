package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.tool.embedded.EmbeddedFlink;
import io.fenghuo.tool.embedded.EmbeddedFlink.JobDefinition;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.embedded.OrderlyEnd;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AppendLog;
import io.fenghuo.tool.scenario.KafkaOutlet;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioPlayer;
import io.fenghuo.tool.watch.AlertFollower;
import io.fenghuo.tool.watch.InputLag;
import io.fenghuo.tool.watch.JobMetrics;
import io.fenghuo.tool.watch.OutputTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.flink.configuration.Configuration;

/**
 * One demonstration: broker, cluster, job, player and follower in this JVM, and the summary at the
 * end.
 *
 * <p>The job's clock runs at the speed of the play, so that its wall-clock limits mean what they
 * mean at real time. When all lines are sent nothing carries event time on: what is still to come
 * within the scenario must be brought about by its own calm end, and what the job says of the
 * silence after it is no part of the scenario and not scored.
 */
final class Demo {

  /** At full speed there is no one rate; at this one an hour passes in some seconds. */
  private static final double CLOCK_RATE_AT_MAX = 1000;

  private static final int INPUT_PARTITIONS = 3;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration TICK = Duration.ofMillis(200);

  private final JobDefinition job;
  private final Scenario scenario;
  private final double speed;
  private final int parallelism;
  private final Map<String, String> settings;
  private final boolean backlog;
  private final Screen screen;
  private final AlertText alertText = AlertText.forThisTerminal();
  private final AppendLog appends = new AppendLog();

  private volatile long simulatedMillis;
  private volatile long sent;
  private volatile boolean isOver;

  /**
   * @param backlog whether all lines are sent before the job is started, as if it had been down
   */
  Demo(
      JobDefinition job,
      Scenario scenario,
      double speed,
      boolean backlog,
      int parallelism,
      Map<String, String> settings,
      Screen screen) {
    this.job = job;
    this.scenario = scenario;
    this.speed = speed;
    this.backlog = backlog;
    this.parallelism = parallelism;
    this.settings = settings;
    this.screen = screen;
  }

  /**
   * @param keep whether to leave all running after the summary, until interrupted
   * @return what it came to
   */
  Summary run(boolean keep) throws Exception {
    scenario.expectation();
    Configuration unconnected = ConfigFile.withoutKafka(settings);
    RecordedFiles.of(scenario, unconnected);
    Definitions.read(unconnected);
    screen.print("Starting Kafka and Flink …");
    try (OrderlyEnd end =
            OrderlyEnd.of(() -> screen.print("Interrupted: stopping Kafka and Flink."));
        EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Configuration config = config(kafka);
      OutputTopics outputs = OutputTopics.of(config);
      kafka.createTopics(topics(config, outputs));
      if (backlog) {
        play(kafka, () -> {}, () -> 0);
      }
      try (EmbeddedFlink flink = EmbeddedFlink.start(job, config, parallelism);
          AlertFollower follower =
              AlertFollower.start(kafka.bootstrapServers(), outputs, this::show)) {
        screen.print("Kafka " + kafka.bootstrapServers() + "  Flink " + flink.restAddress());
        JobMetrics metrics =
            new JobMetrics(flink.restAddress(), flink.job().getJobID().toHexString());
        awaitRunning(flink, metrics);
        if (!backlog) {
          play(kafka, () -> failIfEnded(flink), () -> follower.sightings().alerts());
        }
        settle(kafka, config, flink, metrics, follower);
        Summary summary =
            Summary.of(
                scenario.expectation(),
                follower.sightings(),
                appends,
                metrics,
                sent,
                simulatedMillis);
        isOver = !keep;
        screen.print(summary.text());
        if (keep) {
          screen.print("Still running; interrupt to end.");
          new CountDownLatch(1).await();
        }
        return summary;
      }
    }
  }

  /** Behind the summary only what is left running has something to tell. */
  private void show(AlertRecord alert) {
    if (!isOver) {
      screen.print(alertText.of(alert));
    }
  }

  private Configuration config(EmbeddedKafka kafka) {
    Map<String, String> all = new HashMap<>();
    all.put(FenghuoOptions.START_AT.key(), "earliest");
    all.put(FenghuoOptions.CLOCK_RATE.key(), String.valueOf(clockRate()));
    // A scenario is of its own day.
    all.put(FenghuoOptions.CLOCK_WALL.key(), "false");
    all.putAll(settings);
    all.put(FenghuoOptions.BOOTSTRAP_SERVERS.key(), kafka.bootstrapServers());
    return ConfigFile.of(all);
  }

  /** A backlog is read by a job that has real traffic before and after it. */
  private double clockRate() {
    if (backlog) {
      return FenghuoOptions.CLOCK_RATE.defaultValue();
    }
    return speed == ScenarioPlayer.MAX ? CLOCK_RATE_AT_MAX : speed;
  }

  private static List<String> inputs(Configuration config) {
    return List.of(
        config.get(FenghuoOptions.TRAFFIC_TOPIC),
        config.get(FenghuoOptions.SENTIMENT_TOPIC),
        config.get(FenghuoOptions.MENTION_TOPIC));
  }

  private static Map<String, Integer> topics(Configuration config, OutputTopics outputs) {
    Map<String, Integer> partitions = new HashMap<>();
    inputs(config).forEach(topic -> partitions.put(topic, INPUT_PARTITIONS));
    partitions.put(config.get(FenghuoOptions.CONTROL_TOPIC), 1);
    outputs.all().forEach(topic -> partitions.put(topic, 1));
    return partitions;
  }

  private static void awaitRunning(EmbeddedFlink flink, JobMetrics metrics) throws Exception {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!metrics.isRunning()) {
      failIfEnded(flink);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The job did not run within " + START_TIMEOUT);
      }
      TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
    }
  }

  private void play(EmbeddedKafka kafka, Check check, IntSupplier alerts) throws Exception {
    screen.print(
        "Playing "
            + scenario.name()
            + (speed == ScenarioPlayer.MAX
                ? " as fast as it goes"
                : " " + String.format("%.0f", speed) + " times as fast as it happened"));
    Pace pace = new Pace(speed);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (KafkaOutlet outlet = new KafkaOutlet(kafka.bootstrapServers(), appends, screen::print)) {
      Future<Long> playing =
          executor.submit(
              () ->
                  new ScenarioPlayer(scenario, speed)
                      .play(
                          outlet,
                          (millis, count) -> {
                            simulatedMillis = millis;
                            sent = count;
                            pace.at(millis, System.nanoTime()).ifPresent(screen::print);
                          }));
      Rate rate = new Rate();
      while (!playing.isDone()) {
        TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
        check.run();
        progress(rate.of(sent), alerts.getAsInt());
      }
      playing.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      executor.shutdownNow();
    }
  }

  private void progress(long perSecond, int alerts) {
    if (sent > 0) {
      screen.progress(
          "%s  sent %,d  %,d events/s  alerts %d"
              .formatted(
                  Instant.ofEpochMilli(simulatedMillis).toString().substring(0, 19) + "Z",
                  sent,
                  perSecond,
                  alerts));
    }
  }

  /**
   * The offsets that are committed tell what is read, but late where no more comes; the job's own
   * count tells it at once, but only until a restart. So either may.
   */
  private void settle(
      EmbeddedKafka kafka,
      Configuration config,
      EmbeddedFlink flink,
      JobMetrics metrics,
      AlertFollower follower)
      throws Exception {
    try (InputLag lag =
        new InputLag(
            kafka.bootstrapServers(), config.get(FenghuoOptions.GROUP_ID), inputs(config))) {
      Settling settling = new Settling(System.nanoTime());
      long remaining = sent;
      long readMillis = Long.MAX_VALUE;
      boolean ledgerComplete = false;
      Instant end = Instant.ofEpochMilli(simulatedMillis);
      while (!settling.isOver(
          System.nanoTime(), remaining, follower.sightings().progress(end), ledgerComplete)) {
        TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
        failIfEnded(flink);
        screen.progress(
            "All sent; the job has %,d records to read  alerts %d"
                .formatted(remaining, follower.sightings().alerts()));
        long counted = metrics.sum(Summary.EVENTS) + follower.sightings().deadLetters();
        remaining = Math.min(lag.remaining(), Math.max(0, sent - counted));
        if (remaining == 0 && readMillis == Long.MAX_VALUE) {
          readMillis = System.currentTimeMillis();
        }
        ledgerComplete =
            metrics.checkpointedMillis() > readMillis && follower.sightings().lanesAgree(end);
      }
    }
  }

  /** Fails where there is no use in going on. */
  @FunctionalInterface
  private interface Check {
    void run() throws Exception;
  }

  private static void failIfEnded(EmbeddedFlink flink) throws Exception {
    if (flink.status().isGloballyTerminalState()) {
      flink.job().getJobExecutionResult().get();
      throw new IllegalStateException("The job ended by itself as " + flink.status());
    }
  }
}
