package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;

/** What a random rule finds on a stream: the stock operator's answer, and ours in three ways. */
final class Comparison {

  private static final long DISORDER_MILLIS = 3_000;

  /** With so many signals, matches that multiply stay within what a key may have open. */
  private static final int FEW = 8;

  private final RandomRule rule;
  private final RandomStream stream;

  Comparison(RandomRule rule, RandomStream stream) {
    this.rule = rule;
    this.stream = rule.multiplies() ? stream.first(FEW) : stream;
  }

  /** What flink-cep's own operator finds. */
  StockOperator.Found stock() throws Exception {
    List<Signal> signals = new ArrayList<>();
    EventRouter router = new EventRouter(Rules.set(rule.rule()));
    stream.events().forEach(event -> router.flatMap(event, new ListCollector<>(signals)));
    return StockOperator.find(
        rule.pattern(),
        rule.skip(),
        signals.stream().filter(rule::reads).toList(),
        rule.timeoutAfter());
  }

  /** Live, as the events come, in the order of their times; time passes with each of them. */
  StockOperator.Found live() throws Exception {
    try (MatchHarness match = MatchHarness.open(rules("arrival"), Mode.LIVE)) {
      for (Event event : stream.events()) {
        match.send(event).watermark(event.timeMillis() - 1);
      }
      return found(match);
    }
  }

  /** Live, in event-time order, with events that come out of it. */
  StockOperator.Found liveInEventTime(long seed) throws Exception {
    try (MatchHarness match = MatchHarness.open(rules("event-time"), Mode.LIVE)) {
      long newest = Long.MIN_VALUE;
      for (Event event : stream.disordered(seed, DISORDER_MILLIS)) {
        match.send(event);
        newest = Math.max(newest, event.timeMillis());
        match.watermark(newest - DISORDER_MILLIS - 1);
      }
      return found(match);
    }
  }

  /** In replay, with the events in any order. */
  StockOperator.Found replay(long seed) throws Exception {
    try (MatchHarness match = MatchHarness.open(rules("arrival"), Mode.REPLAY)) {
      match.send(stream.shuffled(seed));
      return found(match);
    }
  }

  private RuleSet rules(String order) {
    return Rules.set(rule.rule().order(order));
  }

  private static StockOperator.Found found(MatchHarness match) throws Exception {
    match.watermark(Long.MAX_VALUE);
    assertThat(match.stateEntries()).as("state at the end").isZero();
    assertThat(match.timers()).as("timers at the end").isZero();
    List<String> matches = new ArrayList<>();
    List<String> timedOut = new ArrayList<>();
    for (Finding finding : match.findings()) {
      (finding.kind() == FindingKind.TIMEOUT ? timedOut : matches).add(text(finding));
    }
    return new StockOperator.Found(
        matches.stream().sorted().toList(), timedOut.stream().sorted().distinct().toList());
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
}
