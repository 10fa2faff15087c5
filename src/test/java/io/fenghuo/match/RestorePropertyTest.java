package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** Random patterns on random streams, with a restore in the middle: nobody can tell. */
class RestorePropertyTest {

  @Provide
  Arbitrary<RandomRule> rules() {
    return RandomRule.any();
  }

  @Provide
  Arbitrary<List<Event>> streams() {
    return Combinators.combine(
            Arbitraries.of(EventKind.BOT_FAILED, EventKind.QUEUED, EventKind.HANDOFF_REQUESTED),
            Arbitraries.of(0, 1, 1, 2),
            Arbitraries.integers().between(0, 2))
        .as((kind, gap, latency) -> new Object[] {kind, gap, latency})
        .list()
        .ofMinSize(4)
        .ofMaxSize(14)
        .map(RestorePropertyTest::stream);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aRestoreIsNotFelt(
      @ForAll("rules") RandomRule random,
      @ForAll("streams") List<Event> stream,
      @ForAll @IntRange(min = 1, max = 13) int drawn)
      throws Exception {
    RuleSet rules = Rules.set(random.rule());
    int at = Math.min(drawn, stream.size() - 1);
    List<String> expected;
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send(stream).watermark(Long.MAX_VALUE);
      expected = ids(match);
    }
    List<String> found = new ArrayList<>();
    OperatorSubtaskState state;
    try (MatchHarness before = MatchHarness.open(rules, Mode.LIVE)) {
      before.send(stream.subList(0, at));
      Statistics.label("something open").collect(before.stateEntries() > 0);
      state = before.snapshot();
      found.addAll(ids(before));
    }
    try (MatchHarness after = MatchHarness.restore(rules, Mode.LIVE, state)) {
      after.send(stream.subList(at, stream.size())).watermark(Long.MAX_VALUE);
      found.addAll(ids(after));
      assertThat(after.stateEntries()).isZero();
      assertThat(after.timers()).isZero();
    }
    assertThat(found).isEqualTo(expected);
  }

  private static List<String> ids(MatchHarness match) {
    return match.findings().stream().map(Finding::findingId).toList();
  }

  private static List<Event> stream(List<Object[]> draws) {
    List<Event> events = new ArrayList<>();
    long second = 0;
    for (Object[] draw : draws) {
      second += (int) draw[1];
      events.add(
          Events.at(Signals.second(second), (EventKind) draw[0])
              .offset(events.size())
              .latencyMs((int) draw[2])
              .build());
    }
    return events;
  }
}
