package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.Applied;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleEntry;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStanding;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleRouterTest {

  private static final Rules FAILURES =
      rule("failures", "stage: one, on: event BOT_FAILED").within(null);
  private static final Rules QUEUED =
      rule("queued", "stage: one, on: event QUEUED").key("[tenant]").within(null);
  private static final RuleSet FILES = Rules.set(FAILURES);

  private TwoInputStreamOperatorTestHarness<Event, RuleChange, Signal> router;

  @BeforeEach
  void open() throws Exception {
    router = harness();
    router.open();
  }

  @AfterEach
  void close() throws Exception {
    router.close();
  }

  @Test
  void sendsForARuleAsSoonAsItHasTakenItAndTellsSo() throws Exception {
    send("b1");
    take(change(1, RuleStanding.ACTIVE, QUEUED, RuleChange.AT_ONCE));
    send("b2");

    assertThat(sent()).containsExactly("tenant b2");
    assertThat(router.getSideOutput(MatchFunction.NEWS))
        .extracting(record -> record.getValue())
        .containsExactly(
            RuleNews.of(new Applied("queued", 1, "router", 0, 1, RuleEntry.NEVER_WARMED, false)));
  }

  @Test
  void asksNoConditionSoThatNoneCanHoldIt() throws Exception {
    Rules never =
        rule("never", "stage: one, on: event QUEUED, where: \"brand == 'nobody'\"")
            .key("[tenant]")
            .within(null);
    take(change(1, RuleStanding.ACTIVE, never, RuleChange.AT_ONCE));
    send("b2");

    assertThat(sent()).containsExactly("tenant b2");
  }

  @Test
  void sendsForAShadowToo() throws Exception {
    take(change(1, RuleStanding.SHADOW, QUEUED, RuleChange.AT_ONCE));
    send("b2");

    assertThat(sent()).containsExactly("tenant b2");
  }

  @Test
  void sendsNothingForARuleThatIsPaused() throws Exception {
    take(change(1, RuleStanding.PAUSED, FAILURES, RuleChange.AT_ONCE));
    send("a1");

    assertThat(sent()).isEmpty();
  }

  @Test
  void sendsForWhatIsScheduledAndForWhatEndsUntilTheWatermarkHasPassed() throws Exception {
    take(change(1, RuleStanding.ACTIVE, QUEUED, Signals.second(5)));
    take(change(2, RuleStanding.DELETED, FAILURES, Signals.second(5)));
    router.processWatermark1(new Watermark(Signals.second(4)));
    router.processWatermark2(Watermark.MAX_WATERMARK);
    send("a4 b4 a6 b6");
    assertThat(sent())
        .containsExactly("tenant+brand a4", "tenant b4", "tenant+brand a6", "tenant b6");

    router.processWatermark1(new Watermark(Signals.second(5)));
    send("a7 b7");
    assertThat(sent()).hasSize(5).last().isEqualTo("tenant b7");
  }

  @Test
  void goesOnAfterARestore() throws Exception {
    take(change(1, RuleStanding.ACTIVE, QUEUED, RuleChange.AT_ONCE));
    OperatorSubtaskState state = router.snapshot(1, 1);
    router.close();
    router = harness();
    router.initializeState(state);
    router.open();
    send("b2");

    assertThat(sent()).containsExactly("tenant b2");
  }

  private void take(RuleChange change) throws Exception {
    router.processElement2(change, 0);
  }

  private void send(String words) throws Exception {
    for (Event event : Signals.events(words)) {
      router.processElement1(event, event.timeMillis());
    }
  }

  private List<String> sent() {
    return router.extractOutputValues().stream()
        .map(signal -> KeyShape.nameIn(signal.key()) + " " + Signals.word(signal.ref()))
        .toList();
  }

  private static RuleChange change(
      long revision, RuleStanding standing, Rules rule, long effectiveAtMillis) {
    return new RuleChange(
        revision,
        revision,
        rule.id(),
        standing,
        rule.yaml().replaceFirst("- id", "  id"),
        1,
        "hash",
        effectiveAtMillis,
        "c" + revision);
  }

  private static TwoInputStreamOperatorTestHarness<Event, RuleChange, Signal> harness()
      throws Exception {
    return new TwoInputStreamOperatorTestHarness<>(
        new CoBroadcastWithNonKeyedOperator<>(
            new RuleRouter.OfEvents("router", FILES, Rules.MEASURES),
            List.of(BroadcastRuleBook.DESCRIPTOR)));
  }
}
