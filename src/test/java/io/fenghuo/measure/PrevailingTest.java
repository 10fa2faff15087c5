package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Which outcome stands out among what fails. */
class PrevailingTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long SECOND = 1_000;

  private static final String COUNT =
      """
      figure: count
      scope: tenant
      on: [BOT_FAILED]
      tells: outcome
      window: 1m
      lines: [{ id: many, above: 4, clear: 0, clear-for: 1s }]
      """;

  @Test
  void theOutcomeOfHalfTheFailuresIsTold() {
    Watched watched = new Watched("brand-bot-failure-share");
    turn(watched, 0, null);
    turn(watched, 1, BotOutcome.DEPENDENCY);
    turn(watched, 2, BotOutcome.TIMEOUT);
    turn(watched, 3, BotOutcome.DEPENDENCY);
    turn(watched, 4, BotOutcome.ERROR);

    assertThat(watched.ups())
        .extracting(Symptom::prevailing)
        .containsExactly(new Prevailing("outcome", "DEPENDENCY", 2, 4));
  }

  @Test
  void ofTwoThatAreAsManyNoneStandsOut() {
    assertThat(told(BotOutcome.DEPENDENCY, BotOutcome.TIMEOUT)).isNull();
  }

  @Test
  void oneOfFewerThanHalfDoesNotStandOut() {
    assertThat(
            told(
                BotOutcome.DEPENDENCY,
                BotOutcome.DEPENDENCY,
                BotOutcome.TIMEOUT,
                BotOutcome.ERROR,
                BotOutcome.NO_ANSWER))
        .isNull();
  }

  /** What says nothing of its outcome has failed all the same. */
  @Test
  void failuresWithoutAnOutcomeCountInTheWhole() {
    Watched watched = new Watched("brand-bot-failure-share");
    for (int second = 0; second < 4; second++) {
      turn(watched, second, second == 0 ? BotOutcome.DEPENDENCY : null, true);
    }

    assertThat(watched.ups()).isNotEmpty().extracting(Symptom::prevailing).containsOnlyNulls();
  }

  @Test
  void whatHasLeftTheWindowIsNotCounted() throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, set())) {
      for (int i = 0; i < 3; i++) {
        harness.send(failed(i * SECOND, BotOutcome.TIMEOUT));
      }
      for (int i = 0; i < 4; i++) {
        harness.send(failed((70 + i) * SECOND, BotOutcome.DEPENDENCY));
      }

      assertThat(harness.symptoms())
          .extracting(Symptom::prevailing)
          .containsExactly(new Prevailing("outcome", "DEPENDENCY", 4, 4));
    }
  }

  /** On the way back nothing fails any more of which it would be the cause. */
  @Test
  void theWayBackTellsOfNone() throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, set())) {
      for (int i = 0; i < 4; i++) {
        harness.send(failed(i * SECOND, BotOutcome.TIMEOUT));
      }
      harness.watermark(T0 + 1_000 * SECOND);

      assertThat(harness.symptoms()).extracting(Symptom::edge).containsExactly(Edge.UP, Edge.DOWN);
      assertThat(harness.symptoms().get(1).prevailing()).isNull();
      harness.assertEmpty();
    }
  }

  /** Counting it is no other figure: what was counted goes on, and values are counted from now. */
  @Test
  void aMeasureThatBeginsToTellOfAFieldGoesOn() {
    Measure without = new Measure(Measures.one(COUNT.replace("tells: outcome\n", "")));
    Measure with = new Measure(Measures.one(COUNT));
    Watched watched = new Watched();
    Scope scope = Scope.of(failed(0, null), with.definition().scope()).orElseThrow();
    MeasureState state = null;
    for (int i = 0; i < 5; i++) {
      Measure measure = i < 2 ? without : with;
      Event event = failed(i * SECOND, BotOutcome.TIMEOUT);
      state = measure.on(event, scope, state, event.timeMillis(), watched);
    }

    assertThat(watched.ups())
        .extracting(Symptom::prevailing)
        .containsExactly(new Prevailing("outcome", "TIMEOUT", 2, 4));
  }

  @Test
  void onlyFieldsOfFewValuesBesideCountedEventsCanBeTold() {
    assertThatThrownBy(() -> Measures.one(COUNT.replace("tells: outcome", "tells: sessionId")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "tells must be one of channel, outcome, speaker, emotion, mentionKind, authorTier, got"
                + " 'sessionId'");
    assertThatThrownBy(() -> Measures.one(COUNT.replace("count", "distinct\nby: customerId")))
        .hasMessageContaining("tells means nothing for the figure distinct");
    assertThatThrownBy(
            () ->
                Measures.one(
                    COUNT.replace("count", "share\nby: customerId\nhit: kind == 'BOT_FAILED'")))
        .hasMessageContaining("tells means nothing beside 'by': it tells of events");
  }

  /** The same as counting the window's events anew each time, whatever comes and however late. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void equalsACountOfTheWindow(@ForAll long seed) {
    Random random = new Random(seed);
    ValueCounts counts = new ValueCounts("outcome", SECOND, 60);
    Deque<Map.Entry<Long, String>> all = new ArrayDeque<>();
    long now = T0;
    for (int i = 0; i < 300; i++) {
      now += random.nextInt(20) == 0 ? random.nextInt(90_000) : random.nextInt(2_000);
      long time = now - (random.nextInt(4) == 0 ? random.nextInt(30_000) : 0);
      int outcome = random.nextInt(BotOutcome.values().length + 1);
      String value = outcome == 0 ? null : BotOutcome.values()[outcome - 1].name();
      counts.passTo(now);
      counts.add(time, value);
      all.add(Map.entry(time, value == null ? "" : value));

      long oldest = Math.floorDiv(now, SECOND) - 59;
      List<String> window =
          all.stream()
              .filter(each -> Math.floorDiv(each.getKey(), SECOND) >= oldest)
              .map(Map.Entry::getValue)
              .toList();
      assertThat(counts.prevailing(window.size())).isEqualTo(expected(window));
    }
  }

  private static Prevailing expected(List<String> window) {
    Map<BotOutcome, Long> byValue = new EnumMap<>(BotOutcome.class);
    window.stream()
        .filter(value -> !value.isEmpty())
        .forEach(value -> byValue.merge(BotOutcome.valueOf(value), 1L, Long::sum));
    long most = byValue.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<BotOutcome> first =
        Arrays.stream(BotOutcome.values())
            .filter(each -> most > 0 && byValue.getOrDefault(each, 0L) == most)
            .toList();
    return first.size() == 1 && 2 * most >= window.size()
        ? new Prevailing("outcome", first.get(0).name(), most, window.size())
        : null;
  }

  /** What is told of so many failures and nothing else. */
  private static Prevailing told(BotOutcome... outcomes) {
    Watched watched = new Watched("brand-bot-failure-share");
    List<BotOutcome> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.addAll(List.of(outcomes));
    }
    // When the answers have left the window the line is crossed, with all failures in it.
    for (int second = 0; second < 2 * all.size(); second++) {
      turn(watched, second, null);
    }
    for (int i = 0; i < all.size(); i++) {
      turn(watched, 100 + i, all.get(i));
    }
    turn(watched, 800, null);
    List<Symptom> ups = watched.ups();
    assertThat(ups).isNotEmpty();
    return ups.get(ups.size() - 1).prevailing();
  }

  private static void turn(Watched watched, int second, BotOutcome outcome) {
    turn(watched, second, outcome, outcome != null);
  }

  private static void turn(Watched watched, int second, BotOutcome outcome, boolean fails) {
    watched.take(
        Events.at(T0 + second * SECOND, fails ? EventKind.BOT_FAILED : EventKind.BOT_REPLIED)
            .outcome(outcome)
            .build());
  }

  private static Event failed(long millis, BotOutcome outcome) {
    return Events.at(T0 + millis, EventKind.BOT_FAILED).outcome(outcome).build();
  }

  private static MeasureSet set() {
    return MeasureSet.parse("measures.yaml", "measures:\n- id: failures\n" + COUNT.indent(2));
  }
}
