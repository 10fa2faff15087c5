package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.order.Mode;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.flink.api.common.functions.util.ListCollector;

/**
 * Random patterns on random streams: this matcher and flink-cep's own operator find the same. The
 * number of pairs is set with {@code -Djqwik.tries.default=10000}.
 */
class DifferentialTest {

  private record Draw(EventKind kind, int gapSeconds, int latency, String brand) {}

  private record Stream(List<Event> events) {

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

  @Provide
  Arbitrary<RandomRule> rules() {
    return RandomRule.any().filter(rule -> !rule.leavesTheChoiceToTheHeap());
  }

  @Provide
  Arbitrary<Stream> streams() {
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
        .ofMaxSize(16)
        .map(DifferentialTest::stream);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void findsWhatTheStockOperatorFinds(
      @ForAll("rules") RandomRule random, @ForAll("streams") Stream drawn, @ForAll long seed)
      throws Exception {
    List<Event> stream = drawn.events();
    RuleSet rules = Rules.set(random.rule());
    List<String> expected =
        StockOperator.match(random.pattern(), random.skip(), signals(rules, random, stream));

    Statistics.label("pairs with matches")
        .collect(!expected.isEmpty())
        .coverage(seen -> seen.check(true).percentage(p -> p > 30));

    assertThat(found(rules, Mode.LIVE, stream)).isEqualTo(expected);

    List<Event> shuffled = new ArrayList<>(stream);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(found(rules, Mode.REPLAY, shuffled)).isEqualTo(expected);
  }

  private static List<String> found(RuleSet rules, Mode mode, List<Event> events) throws Exception {
    try (MatchHarness match = MatchHarness.open(rules, mode)) {
      match.send(events).watermark(Long.MAX_VALUE);
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
      return match.findings().stream().map(DifferentialTest::text).sorted().toList();
    }
  }

  private static String text(Finding finding) {
    StringBuilder text = new StringBuilder();
    finding.evidence().stream()
        .sorted(Comparator.comparing(Evidence::stage))
        .forEach(
            evidence -> {
              text.append(evidence.stage()).append(':');
              evidence.events().forEach(ref -> text.append(' ').append(ref.eventId()));
              text.append("; ");
            });
    return text.toString();
  }

  private static List<Signal> signals(RuleSet rules, RandomRule random, List<Event> events) {
    List<Signal> signals = new ArrayList<>();
    EventRouter router = new EventRouter(rules);
    events.forEach(event -> router.flatMap(event, new ListCollector<>(signals)));
    return signals.stream().filter(random::reads).toList();
  }

  private static Stream stream(List<Draw> draws) {
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
    return new Stream(events);
  }
}
