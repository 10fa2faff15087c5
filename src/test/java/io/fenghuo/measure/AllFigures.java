package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A measure of each figure over one tenant, and days at the desk that cross their lines. */
final class AllFigures {

  private static final EventKind[] KINDS = {
    EventKind.BOT_REPLIED,
    EventKind.BOT_FAILED,
    EventKind.CUSTOMER_MESSAGE,
    EventKind.QUEUE_SNAPSHOT,
    EventKind.COMPLAINT_FILED,
    EventKind.SENTIMENT
  };

  private AllFigures() {}

  static MeasureSet measures() {
    return Measures.set(
        "count",
            on(
                "count",
                "BOT_FAILED",
                "tells: outcome\nwindow: 10s",
                "above: 6, clear: 3, clear-for: 5s"),
        "quiet", on("count", "BOT_REPLIED", "window: 20s", "below: 1, clear: 3, clear-for: 4s"),
        "rate", on("rate", "COMPLAINT_FILED", "window: 30s", "above: 10, clear: 6, clear-for: 7s"),
        "share",
            on(
                "share",
                "[BOT_REPLIED, BOT_FAILED]",
                "tells: outcome\nhit: kind == 'BOT_FAILED'\nwindow: 15s\nmin-sample: 4",
                "above: 0.25, clear: 0.2, clear-for: 3s"),
        "share-by",
            on(
                "share",
                "[BOT_REPLIED, BOT_FAILED]",
                "hit: kind == 'BOT_FAILED'\nby: customerId\nwindow: 15s\nmin-sample: 3",
                "above: 0.3, clear: 0.2, clear-for: 0s"),
        "good-share",
            on(
                "share",
                "[BOT_REPLIED, BOT_FAILED]",
                "hit: kind == 'BOT_REPLIED'\nwindow: 15s\nmin-sample: 4",
                "below: 0.7, clear: 0.8, clear-for: 3s"),
        "distinct",
            on(
                "distinct",
                "CUSTOMER_MESSAGE",
                "by: customerId\nwindow: 12s",
                "above: 4, clear: 2, clear-for: 6s"),
        "sum", on("sum", "SENTIMENT", "field: score\nwindow: 20s", "below: -2, clear: -1"),
        "mean",
            on(
                "mean",
                "BOT_REPLIED",
                "field: latencyMs\nwindow: 20s\nmin-sample: 2",
                "above: 900, clear: 500, clear-for: 5s"),
        "quantile",
            on(
                "quantile",
                "BOT_REPLIED",
                "field: latencyMs\nquantile: 0.9\nwindow: 20s\nmin-sample: 2",
                "above: 1500, clear: 1000, clear-for: 5s"),
        "gauge",
            on(
                "gauge",
                "QUEUE_SNAPSHOT",
                "field: waiting\nacross: queueId\nforget-after: 1m",
                "above: 150, for: 4s, clear: 100, clear-for: 3s"),
        "change",
            on(
                "change",
                "COMPLAINT_FILED",
                "window: 20s\nmin-sample: 3\nbaseline-floor: 2",
                "above: 1, clear: 0.5, clear-for: 2s"),
        "ratio",
            """
            figure: ratio
            scope: [tenant, channel]
            of: { figure: gauge, on: QUEUE_SNAPSHOT, field: waiting, across: queueId, forget-after: 1m }
            per: { figure: rate, on: BOT_REPLIED, window: 20s }
            min-sample: 0
            lines: [{ id: line, above: 20, clear: 5, clear-for: 2s }]
            """);
  }

  private static String on(String figure, String kinds, String settings, String line) {
    return """
    figure: %s
    scope: [tenant, channel]
    on: %s
    %s
    lines: [{ id: line, %s }]
    """
        .formatted(figure, kinds, settings, line);
  }

  /** The same for the same seed; in order of time, with gaps of up to two minutes. */
  static List<Event> events(long startMillis, int many, long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    long time = startMillis;
    for (int i = 0; i < many; i++) {
      time += random.nextInt(40) == 0 ? random.nextInt(120_000) : random.nextInt(1_500);
      // Now this kind, now that one comes in a flood.
      int flood = (i / 25) % KINDS.length;
      EventKind kind = KINDS[random.nextInt(3) > 0 ? flood : random.nextInt(KINDS.length)];
      events.add(
          Events.at(time, kind)
              .offset(i)
              .customer("c" + random.nextInt(12))
              .queue("q" + random.nextInt(3))
              .waiting(random.nextInt(100))
              .latencyMs(random.nextInt(2_000))
              .score(random.nextInt(-10, 6) / 10.0)
              .build());
    }
    return events;
  }

  static List<Event> events(long startMillis, int many) {
    return events(startMillis, many, 20_261_111L);
  }
}
