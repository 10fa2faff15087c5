package io.fenghuo.tool;

import io.fenghuo.ingest.Deduplicator;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AppendLog;
import io.fenghuo.tool.scenario.Expectation;
import io.fenghuo.tool.scenario.Score;
import io.fenghuo.tool.watch.JobMetrics;
import io.fenghuo.tool.watch.Latencies;
import io.fenghuo.tool.watch.Sightings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a demonstration came to.
 *
 * @param score of the ledger, up to the end of the input
 * @param alerts on the fast lane, up to the end of the input
 * @param afterEnd alerts of the ledger that tell of the time after the input's end; not scored
 * @param lanesAgree whether ledger and fast lane hold the same alerts up to the end of the input
 * @param latencies of the fast lane
 * @param tasks records of what departments are to do
 * @param careDirectives proposals for customers
 * @param sent records sent
 * @param events records that became events
 * @param deadLetters records that were set aside
 * @param duplicates events that repeat another and went no further
 * @param restarts of the job
 */
record Summary(
    Score score,
    int alerts,
    long afterEnd,
    boolean lanesAgree,
    Latencies latencies,
    long tasks,
    long careDirectives,
    long sent,
    long events,
    long deadLetters,
    long duplicates,
    long restarts) {

  /** The job's counter of records that became events. */
  static final String EVENTS = "events";

  /** How long the cluster may take to gather its last figures. */
  private static final Duration METRICS_TIMEOUT = Duration.ofSeconds(10);

  static Summary of(
      Expectation expectation,
      Sightings sightings,
      AppendLog appends,
      JobMetrics metrics,
      long sent,
      long endMillis)
      throws IOException, InterruptedException {
    Instant end = Instant.ofEpochMilli(endMillis);
    List<AlertRecord> scored =
        sightings.ledger().stream().filter(alert -> !alert.time().isAfter(end)).toList();
    return new Summary(
        Score.of(expectation, scored),
        sightings.alerts(end),
        sightings.ledger().size() - scored.size(),
        sightings.lanesAgree(end),
        sightings.latencies(appends),
        sightings.tasks(),
        sightings.careDirectives(),
        sent,
        events(metrics, sent - sightings.deadLetters()),
        sightings.deadLetters(),
        metrics.sum(Deduplicator.DUPLICATES),
        metrics.restarts());
  }

  /** All as expected, nothing lost, both lanes the same. */
  boolean asExpected() {
    return score.perfect() && lanesAgree && isComplete();
  }

  /** There was input, and every record that was sent became an event or a dead letter. */
  boolean isComplete() {
    return sent > 0 && (restarts > 0 || events > 0 && sent == events + deadLetters);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(ScoreText.of(score));
    if (afterEnd > 0) {
      lines.add("after the input's end, not scored: " + afterEnd);
    }
    lines.add(
        "alerts %d  %s"
            .formatted(alerts, lanesAgree ? "ledger = fast lane" : "LEDGER AND FAST LANE DIFFER"));
    lines.add(
        "detection latency of %d alerts  p50 %s  p99 %s  max %s  (brought about by time: %d)"
            .formatted(
                latencies.measured(),
                millis(latencies.quantile(0.5)),
                millis(latencies.quantile(0.99)),
                millis(latencies.quantile(1)),
                latencies.byTime()));
    lines.add("tasks %,d  care directives %,d".formatted(tasks, careDirectives));
    lines.add(
        "records in %,d %s events %,d + dead letters %,d  duplicates %,d  restarts %d"
            .formatted(
                sent,
                sent == events + deadLetters ? "=" : "≠",
                events,
                deadLetters,
                duplicates,
                restarts));
    lines.add(asExpected() ? "All as expected." : "NOT as expected.");
    return String.join("\n", lines);
  }

  private static String millis(Duration duration) {
    return "%.1f ms".formatted(duration.toNanos() / 1e6);
  }

  /** Asks until the figure is what it should be, or time is up. */
  private static long events(JobMetrics metrics, long wanted)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + METRICS_TIMEOUT.toNanos();
    long events = metrics.sum(EVENTS);
    while (events != wanted && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(250);
      events = metrics.sum(EVENTS);
    }
    return events;
  }
}
