package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long customers wait, by Little's law: those who wait by those who are answered a minute. */
class RatioTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long MINUTE = 60_000;

  private static final String WAIT =
      """
      figure: ratio
      scope: tenant
      of: { figure: gauge, on: QUEUE_SNAPSHOT, field: waiting, across: queueId }
      per: { figure: rate, on: AGENT_ASSIGNED, window: 10m }
      min-sample: 0
      lines: [{ id: long, above: 15, clear: 10, clear-for: 2m }]
      """;

  /** A desk of ten agents and one of a thousand, who each answer one customer in five minutes. */
  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000})
  void isTheSameForADeskOfAnySize(int agents) {
    List<Symptom> told = tell(WAIT, desk(agents, 2 * agents, 40), 40);
    assertThat(told).isEmpty();

    told = tell(WAIT, desk(agents, 4 * agents, 40), 40);
    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP);
    assertThat(told.get(0).value()).isCloseTo(20, within(2.5));
    assertThat(told.get(0).numerator()).isEqualTo(4.0 * agents);
    assertThat(told.get(0).value()).isEqualTo(told.get(0).numerator() / told.get(0).denominator());
    assertThat(told.get(0).windowMillis()).isEqualTo(10 * MINUTE);
  }

  /** Nobody is answered any more: everybody waits for at least the window. */
  @Test
  void takesWhatDidNotHappenAsOne() {
    List<Event> events = new ArrayList<>(desk(10, 3, 12));
    events.addAll(snapshots(2, 12, 40));

    List<Symptom> told = tell(WAIT, events, 40);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP);
    assertThat(told.get(0).timeMillis() - T0).isBetween(15 * MINUTE, 23 * MINUTE);
  }

  @Test
  void hasNoFigureBeforeItsWindowIsFull() {
    List<Event> events = new ArrayList<>(snapshots(50, 0, 12));
    events.add(event(0, EventKind.AGENT_ASSIGNED).build());

    assertThat(tell(WAIT, events.subList(0, 54), 9)).isEmpty();
    assertThat(tell(WAIT, events, 12)).hasSize(1);
  }

  /** Who does not send it does not therefore let everybody wait. */
  @Test
  void hasNoFigureWhereTheDivisorWasNeverCounted() {
    assertThat(tell(WAIT, snapshots(50, 0, 60), 60)).isEmpty();
  }

  @Test
  void hasNoFigureBelowItsSample() {
    String measure =
        """
        figure: ratio
        scope: tenant
        of: { figure: count, on: HANDOFF_REQUESTED, window: 10m }
        per: { figure: distinct, on: SESSION_STARTED, by: sessionId, window: 10m }
        min-sample: 30
        lines: [{ id: many, above: 0.5 }]
        """;
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 29; i++) {
      events.add(event(i * 1_000L, EventKind.SESSION_STARTED).session("s" + i).build());
      events.add(event(i * 1_000L + 1, EventKind.HANDOFF_REQUESTED).session("s" + i).build());
    }
    assertThat(tell(measure, events, 1)).isEmpty();

    events.add(event(30_000, EventKind.SESSION_STARTED).session("s30").build());
    List<Symptom> told = tell(measure, events, 1);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).value()).isCloseTo(29 / 30.0, within(0.02));
  }

  /** An event of a kind that both read counts in each by its own condition. */
  @Test
  void readsAnEventInBothOfItsParts() {
    String measure =
        """
        figure: ratio
        scope: tenant
        of: { figure: count, on: BOT_REPLIED, where: latencyMs >= 4000, window: 10m }
        per: { figure: count, on: BOT_REPLIED, window: 10m }
        min-sample: 4
        lines: [{ id: slow, above: 0.5 }]
        """;
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      events.add(event(i * 1_000L, EventKind.BOT_REPLIED).latencyMs(i < 2 ? 100 : 8_000).build());
    }

    List<Symptom> told = tell(measure, events, 1);

    assertThat(told).hasSize(1);
    assertThat(told.get(0).numerator()).isEqualTo(2);
    assertThat(told.get(0).denominator()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of: { figure: gauge, on: QUEUE_SNAPSHOT, field: waiting } | per is required",
        "per: { figure: count, on: QUEUED, window: 1m } | of is required",
        "of: { figure: change, on: QUEUED, window: 1m } | of.figure must be a plain figure, got change",
        "per: { figure: gauge, on: QUEUE_SNAPSHOT, field: waiting } "
            + "| per.figure must be count, rate, distinct or sum, got gauge",
        "of: { figure: count, on: QUEUED, window: 1m, lines: [] } | of.lines is unknown",
        "on: QUEUED | on stands in 'of' and 'per' where the figure is ratio",
        "window: 1m | window means nothing for the figure ratio",
        "min-sample: -1 | min-sample must not be negative, got -1",
      })
  void namesWhatIsWrong(String settings, String fault) {
    assertThatThrownBy(
            () -> Measures.one("figure: ratio\nscope: tenant\n" + settings + "\nlines: []"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(fault);
  }

  /** A desk for some minutes: its agents are all busy for five minutes with each customer. */
  private static List<Event> desk(int agents, int waiting, int minutes) {
    List<Event> events = new ArrayList<>(snapshots(waiting, 0, minutes));
    for (int i = 0; i < agents * minutes / 5; i++) {
      events.add(event(i * 5L * MINUTE / agents, EventKind.AGENT_ASSIGNED).build());
    }
    return events;
  }

  private static List<Event> snapshots(int waiting, int fromMinute, int toMinute) {
    List<Event> events = new ArrayList<>();
    for (long at = fromMinute * MINUTE; at < toMinute * MINUTE; at += 10_000) {
      events.add(event(at, EventKind.QUEUE_SNAPSHOT).queue("q").waiting(waiting).build());
    }
    return events;
  }

  private static Events event(long afterMillis, EventKind kind) {
    return Events.at(T0 + afterMillis, kind);
  }

  private static List<Symptom> tell(String settings, List<Event> events, int minutes) {
    Watched watched = Watched.of(Measures.one(settings));
    events.stream().sorted(Comparator.comparingLong(Event::timeMillis)).forEach(watched::take);
    watched.pass(T0 + minutes * MINUTE - 1);
    return watched.symptoms();
  }
}
