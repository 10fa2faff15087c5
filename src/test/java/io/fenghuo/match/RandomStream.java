package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events in their order, of two brands, among them such as no random rule reads. */
record RandomStream(List<Event> events) {

  private record Draw(EventKind kind, int gapSeconds, int latency, String brand) {}

  static Arbitrary<RandomStream> any() {
    return Combinators.combine(
            Arbitraries.of(
                EventKind.BOT_FAILED,
                EventKind.QUEUED,
                EventKind.BOT_FAILED,
                EventKind.QUEUED,
                EventKind.HANDOFF_REQUESTED,
                EventKind.AGENT_REPLIED),
            Arbitraries.of(0, 1, 1, 1, 2, 4),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("acme", "acme", "acme", "zeta"))
        .as(Draw::new)
        .list()
        .ofMinSize(4)
        .ofMaxSize(18)
        .map(RandomStream::of);
  }

  private static RandomStream of(List<Draw> draws) {
    List<Event> events = new ArrayList<>();
    long second = 0;
    for (Draw draw : draws) {
      second += draw.gapSeconds();
      events.add(
          Events.at(Signals.second(second), draw.kind())
              .offset(events.size())
              .brand(draw.brand())
              .latencyMs(draw.latency())
              .build());
    }
    return new RandomStream(events);
  }

  RandomStream first(int count) {
    return new RandomStream(events.subList(0, Math.min(count, events.size())));
  }

  /** In any order. */
  List<Event> shuffled(long seed) {
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** In an order in which none comes behind one that is later by more than so much. */
  List<Event> disordered(long seed, long disorderMillis) {
    Random random = new Random(seed);
    Map<Event, Long> arrival = new HashMap<>();
    for (Event event : events) {
      arrival.put(event, event.timeMillis() + random.nextLong(disorderMillis + 1));
    }
    List<Event> disordered = new ArrayList<>(events);
    disordered.sort(Comparator.comparing(arrival::get));
    return disordered;
  }

  @Override
  public String toString() {
    return events.stream()
        .map(
            e ->
                "%s@%ds latency %d of %s"
                    .formatted(
                        e.eventId(),
                        (e.timeMillis() - Signals.START) / 1_000,
                        e.chat().latencyMs(),
                        e.brand()))
        .collect(Collectors.joining(", "));
  }
}
