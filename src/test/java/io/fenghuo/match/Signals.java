package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.testing.Events;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Short words for events: {@code a3} is an event of kind a, three seconds after the promotion's
 * start. Two of a kind in one second are {@code a3} and {@code a3'}.
 */
final class Signals {

  static final long START = Instant.parse("2026-11-11T12:00:00Z").toEpochMilli();

  private static final Map<Character, EventKind> KINDS =
      Map.of(
          'a', EventKind.BOT_FAILED,
          'b', EventKind.QUEUED,
          'c', EventKind.HANDOFF_REQUESTED,
          'd', EventKind.AGENT_REPLIED);

  private Signals() {}

  static long second(long seconds) {
    return START + seconds * 1_000;
  }

  static EventKind kind(char letter) {
    return KINDS.get(letter);
  }

  static Event event(String word) {
    return builder(word).build();
  }

  static Events builder(String word) {
    long quotes = word.chars().filter(c -> c == '\'').count();
    long seconds = Long.parseLong(word.substring(1).replace("'", ""));
    return Events.at(second(seconds), kind(word.charAt(0))).offset(seconds * 10 + quotes);
  }

  static List<Event> events(String words) {
    return words.isBlank()
        ? List.of()
        : Arrays.stream(words.trim().split("\\s+")).map(Signals::event).toList();
  }

  static String word(EventRef ref) {
    String kind = ref.eventId().substring(0, ref.eventId().lastIndexOf('-'));
    char letter =
        KINDS.entrySet().stream()
            .filter(e -> e.getValue().name().equals(kind))
            .findFirst()
            .orElseThrow()
            .getKey();
    return letter
        + String.valueOf(ref.origin().offset() / 10)
        + "'".repeat((int) (ref.origin().offset() % 10));
  }

  /** A finding's evidence, stage after stage: {@code a1 b3}. */
  static String words(Finding finding) {
    return finding.evidence().stream()
        .flatMap(evidence -> evidence.events().stream())
        .map(Signals::word)
        .collect(Collectors.joining(" "));
  }

  static Scope brand(String brand) {
    return new Scope("shop", brand, null, null, null, null, null, null, null, null, null);
  }

  static Symptom symptom(String measure, String line, double value, double limit, long seconds) {
    return new Symptom(
        measure,
        line,
        Edge.UP,
        brand("acme"),
        value,
        limit,
        ">=",
        value * 1_000,
        1_000,
        Double.NaN,
        300_000,
        second(seconds),
        new EventRef(new Origin("chat.traffic", 0, seconds * 10), "e" + seconds, second(seconds)),
        null);
  }
}
