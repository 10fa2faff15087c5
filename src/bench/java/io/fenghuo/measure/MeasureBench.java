package io.fenghuo.measure;

import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import io.fenghuo.testing.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one event costs in the arithmetic of a measure, beside a counter in a {@code HashMap} in the
 * same run. A plain loop: read it as an order of magnitude.
 *
 * <p>One key gets 1,000 events/s, so that a bucket of its window holds thousands; 10,000 keys share
 * the same flow, so that nearly each event of a key opens a new bucket.
 */
public final class MeasureBench {

  private static final int EVENTS = 2_000_000;
  private static final int DISTINCT_EVENTS = 100_000;
  private static final Scope SCOPE =
      Scope.of(event(0), List.of(Dimension.TENANT, Dimension.BRAND)).orElseThrow();

  private static final Map<String, String> FIGURES =
      Map.of(
          "1 count", "figure: count\nwindow: 5m",
          "2 share", "figure: share\nwindow: 5m\nhit: kind == 'BOT_FAILED'",
          "2 share tells", "figure: share\nwindow: 5m\nhit: kind == 'BOT_FAILED'\ntells: outcome",
          "3 distinct", "figure: distinct\nwindow: 5m\nby: customerId",
          "4 share by", "figure: share\nwindow: 5m\nhit: kind == 'BOT_FAILED'\nby: customerId",
          "5 quantile", "figure: quantile\nwindow: 5m\nquantile: 0.95\nfield: latencyMs",
          "6 change", "figure: change\nwindow: 5m");

  private MeasureBench() {}

  public static void main(String[] args) {
    Event[] events = new Event[DISTINCT_EVENTS];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(i);
    }
    for (int keys : new int[] {1, 10_000}) {
      double plain = 0;
      for (int round = 0; round < 3; round++) {
        plain = plainNanos(events, keys);
      }
      System.out.printf("%,6d keys  HashMap counter %8.0f ns/event%n", keys, plain);
      for (String figure : FIGURES.keySet().stream().sorted().toList()) {
        MeasureDefinition definition =
            MeasureSet.parse(
                    "bench",
                    "measures:\n"
                        + "- id: m\n"
                        + "  scope: [tenant, brand]\n"
                        + "  on: [BOT_REPLIED, BOT_FAILED]\n"
                        + "  lines: [{ id: l, above: "
                        + (FIGURES.get(figure).startsWith("figure: share") ? "1" : "1e9")
                        + " }]\n"
                        + FIGURES.get(figure).indent(2))
                .byId("m")
                .orElseThrow();
        double nanos = 0;
        for (int round = 0; round < 3; round++) {
          nanos = measureNanos(new Measure(definition), events, keys);
        }
        System.out.printf(
            "%,6d keys  %-15s %8.0f ns/event  %6.1f x%n", keys, figure, nanos, nanos / plain);
      }
    }
  }

  private static double plainNanos(Event[] events, int keys) {
    String[] names = names(keys);
    Map<String, Long> counts = new HashMap<>();
    long start = System.nanoTime();
    for (int i = 0; i < EVENTS; i++) {
      Event event = events[i % events.length];
      if (event.kind() == EventKind.BOT_FAILED || event.kind() == EventKind.BOT_REPLIED) {
        counts.merge(names[i % keys], 1L, Long::sum);
      }
    }
    return (double) (System.nanoTime() - start) / EVENTS;
  }

  private static double measureNanos(Measure measure, Event[] events, int keys) {
    String[] names = names(keys);
    Map<String, MeasureState> states = new HashMap<>();
    Measure.Listener listener =
        new Measure.Listener() {
          @Override
          public void stepped(Symptom symptom) {}

          @Override
          public void crossed(Symptom symptom) {
            throw new IllegalStateException("no line is meant to be crossed");
          }

          @Override
          public void behindWindow(Event event) {}
        };
    long start = System.nanoTime();
    for (int i = 0; i < EVENTS; i++) {
      // Time goes on through the rounds over the same events: one a millisecond.
      Event event = later(events[i % events.length], i);
      String key = names[i % keys];
      states.put(key, measure.on(event, SCOPE, states.get(key), Long.MIN_VALUE, listener));
    }
    return (double) (System.nanoTime() - start) / EVENTS;
  }

  private static Event later(Event event, long timeMillis) {
    return new Event(
        event.kind(),
        event.origin(),
        event.eventId(),
        timeMillis,
        event.tenant(),
        event.brand(),
        event.line(),
        event.region(),
        event.channel(),
        event.source(),
        event.drillId(),
        event.schemaVersion(),
        event.sessionId(),
        event.customerId(),
        event.chat(),
        event.sentiment(),
        event.mention());
  }

  private static Event event(int i) {
    return Events.at(i, i % 9 == 0 ? EventKind.BOT_FAILED : EventKind.BOT_REPLIED)
        .customer("customer-" + (i * 7_919L) % 30_011)
        .outcome(i % 9 == 0 ? BotOutcome.values()[i / 9 % 5] : null)
        .latencyMs(100 + (i * 31L) % 4_000)
        .build();
  }

  private static String[] names(int keys) {
    String[] names = new String[keys];
    for (int i = 0; i < keys; i++) {
      names[i] = "tenant=shop,brand=brand-" + i;
    }
    return names;
  }
}
