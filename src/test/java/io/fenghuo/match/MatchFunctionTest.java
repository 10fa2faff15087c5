package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Event;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class MatchFunctionTest {

  private static final String A = "stage: one, on: event BOT_FAILED";
  private static final String THEN_B = "stage: two, followed-by: event QUEUED";
  private static final String THEN_C = "stage: two, followed-by: event HANDOFF_REQUESTED";
  private static final String NEVER_B = "stage: two, not-followed-by: event QUEUED";
  private static final RuleSet A_THEN_B = Rules.set(rule("a-then-b", A, THEN_B));

  @Test
  void firesOnArrivalAndOnce() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send("a1 b3");
      assertThat(match.words()).containsExactly("a1 b3");

      match.send("b4").watermark(Signals.second(100));
      assertThat(match.words()).containsExactly("a1 b3");
    }
  }

  @Test
  void forgetsWhatIsComplete() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send("a1 b3");

      assertThat(match.stateEntries()).isZero();
    }
  }

  @Test
  void keepsOneTimerAKeyHoweverManyMatchesBeginAndEnd() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("a-then-b", A, THEN_B).within("1h"),
            rule("a-then-c", A, THEN_C).within("50s"),
            rule("loop-then-b", A + ", one-or-more: true", THEN_B).within("30m"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      for (int i = 0; i < 6_000; i++) {
        long time = Signals.second(0) + 50L * i;
        match.send(Events.at(time, Signals.kind(i % 2 == 0 ? 'a' : 'b')).offset(i).build());
        match.watermark(time - 10_000);

        assertThat(match.timers()).isEqualTo(1);
      }
      assertThat(match.findings()).hasSize(6_000);

      match.watermark(Signals.second(300 + 3_600));
      assertThat(match.timers()).isZero();
      assertThat(match.stateEntries()).isZero();
    }
  }

  @Test
  void keepsNoTimerWhereNothingIsOpen() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send("a1 b2 a3 b4");

      assertThat(match.timers()).isZero();
    }
  }

  /**
   * The timer for the first end is also that of a held signal when a sooner one takes its place.
   */
  @Test
  void givesHeldSignalsBackThoughTheTimerOfTheirMomentIsNoLongerNeeded() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("a-then-b", A, THEN_B),
            rule(
                    "c-then-d",
                    "stage: c, on: event HANDOFF_REQUESTED",
                    "stage: d, followed-by: event AGENT_REPLIED")
                .within("2s"),
            rule("b-twice", "stage: one, on: event QUEUED", THEN_B).order("event-time"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1 b11 b11' c5").watermark(Signals.second(20));

      assertThat(match.words()).containsExactly("b11 b11'");
      assertThat(match.timers()).isZero();
      assertThat(match.stateEntries()).isZero();
    }
  }

  @Test
  void aSignalThatStartsNothingLeavesNothing() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send("b1 b2 b3");

      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void keepsKeysApart() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send(Signals.builder("a1").brand("acme").build());
      match.send(Signals.builder("b2").brand("zeta").build());

      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void keepsRulesWithTheSameStageNamesApart() throws Exception {
    RuleSet rules = Rules.set(rule("a-then-b", A, THEN_B), rule("a-then-c", A, THEN_C));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1 a2 b3 c4");

      assertThat(match.findings())
          .extracting(Finding::ruleId, Signals::words)
          .containsExactly(tuple("a-then-b", "a1 b3"), tuple("a-then-c", "a1 c4"));
    }
  }

  @Test
  void concludesAnAbsenceWhenTheWatermarkHasPassedItsEnd() throws Exception {
    RuleSet rules = Rules.set(rule("never-b", A, NEVER_B));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1").watermark(Signals.second(10));
      assertThat(match.findings()).isEmpty();

      match.watermark(Signals.second(11));
      Finding finding = match.findings().get(0);
      assertThat(finding.startMillis()).isEqualTo(Signals.second(1));
      assertThat(finding.timeMillis()).isEqualTo(Signals.second(11));
      assertThat(finding.completedBy()).isNull();
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void anAbsenceIsTheSameFindingWhetherASignalOrTheWatermarkEndsIt() throws Exception {
    RuleSet rules = Rules.set(rule("never-b", A, NEVER_B));
    try (MatchHarness bySignal = MatchHarness.open(rules, Mode.LIVE);
        MatchHarness byWatermark = MatchHarness.open(rules, Mode.LIVE)) {
      bySignal.send("a1 a50");
      byWatermark.send("a1").watermark(Signals.second(50));

      assertThat(bySignal.findings()).hasSize(1).isEqualTo(byWatermark.findings());
    }
  }

  @Test
  void takesWhatComesOutOfOrderWhereItComes() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send("a10 b8");

      Finding finding = match.findings().get(0);
      assertThat(Signals.words(finding)).isEqualTo("a10 b8");
      assertThat(finding.startMillis()).isEqualTo(Signals.second(8));
      assertThat(finding.timeMillis()).isEqualTo(Signals.second(10));
      assertThat(finding.completedBy()).isEqualTo(Signals.event("b8").ref());
    }
  }

  @Test
  void findsNothingWhoseSignalsLieFurtherApartThanWithin() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.send("a30 b20 a41 b50");

      assertThat(match.words()).containsExactly("a41 b50");
    }
  }

  @Test
  void aLateSignalOfATimeThatWasSeenDoesNotDisturbWhatIsOpen() throws Exception {
    RuleSet rules = Rules.set(rule("a-then-b", A, THEN_B).afterMatch("no-skip"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a10 a12 a10' b13").watermark(Signals.second(100));

      assertThat(match.words()).containsExactlyInAnyOrder("a10 b13", "a12 b13", "a10' b13");
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void aSignalBehindTheWatermarkIsTakenToo() throws Exception {
    try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      match.watermark(Signals.second(60)).send("a40 b41");
      assertThat(match.words()).containsExactly("a40 b41");

      match.send("a42").watermark(Signals.second(61));
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void aRuleInEventTimeWaitsForTheWatermark() throws Exception {
    RuleSet rules = Rules.set(rule("a-then-b", A, THEN_B).order("event-time"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("b3 a1").watermark(Signals.second(2));
      assertThat(match.findings()).isEmpty();

      match.watermark(Signals.second(3));
      assertThat(match.words()).containsExactly("a1 b3");
      match.watermark(Signals.second(100));
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void replayDoesNotDependOnTheOrderOfArrivalNorOnTheWatermarks() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("a-then-b", A, THEN_B).afterMatch("no-skip"),
            rule("never-b", A, NEVER_B),
            rule("each-a", A).within(null));
    try (MatchHarness once = MatchHarness.open(rules, Mode.REPLAY);
        MatchHarness often = MatchHarness.open(rules, Mode.REPLAY)) {
      once.send("b4 a2 a1 a2' b30 a21").watermark(Long.MAX_VALUE);
      often.send("a2' a1 b4 a2").watermark(Signals.second(1)).watermark(Signals.second(4));
      often.send("a21 b30").watermark(Signals.second(12)).watermark(Long.MAX_VALUE);

      assertThat(once.findings()).hasSize(8).isEqualTo(often.findings());
    }
  }

  @Test
  void aSnapshotInTheMiddleOfAMatchIsTakenUp() throws Exception {
    RuleSet rules =
        Rules.set(rule("a-then-b", A, THEN_B), rule("late", A, THEN_C).order("event-time"));
    OperatorSubtaskState state;
    try (MatchHarness before = MatchHarness.open(rules, Mode.LIVE)) {
      state = before.send("a1 c3").snapshot();
    }
    try (MatchHarness after = MatchHarness.restore(rules, Mode.LIVE, state)) {
      after.send("b2").watermark(Signals.second(5));

      assertThat(after.words()).containsExactly("a1 b2", "a1 c3");
      after.watermark(Signals.second(100));
      assertThat(after.stateEntries()).isZero();
      assertThat(after.timers()).isZero();
    }
  }

  @Test
  void aChangedConditionKeepsWhatIsOpenAndAChangedShapeDropsIt() throws Exception {
    OperatorSubtaskState state;
    try (MatchHarness before = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
      state = before.send("a1").snapshot();
    }
    RuleSet condition = Rules.set(rule("a-then-b", A, THEN_B + ", where: \"botId == 'x'\""));
    RuleSet shape =
        Rules.set(rule("a-then-b", "stage: first, on: event BOT_FAILED", THEN_B).within("1h"));
    try (MatchHarness after = MatchHarness.restore(condition, Mode.LIVE, state);
        MatchHarness fresh = MatchHarness.restore(shape, Mode.LIVE, state)) {
      after.send("b2").send(Signals.builder("b3").bot("x").build());
      fresh.send("b2 a3 b4").watermark(Signals.second(20));

      assertThat(after.words()).containsExactly("a1 b3");
      assertThat(fresh.words()).containsExactly("a3 b4");
      assertThat(fresh.stateEntries()).isZero();
    }
  }

  @Test
  void keysThatFallSilentKeepNothing() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("a-then-b", A, THEN_B).key("[tenant, sessionId]"),
            rule("three", A + ", times: 3").key("[tenant, sessionId]").within("30s"),
            rule("never-b", A, NEVER_B).key("[tenant, sessionId]").order("event-time"));
    int sessions = 10_000;
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      for (int i = 0; i < sessions; i++) {
        Event event = Signals.builder("a" + (i % 7)).session("s" + i).build();
        match.send(event);
      }
      assertThat(match.stateEntries()).isGreaterThan(sessions);

      match.watermark(Signals.second(40));
      assertThat(match.findings()).hasSize(sessions);
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void openMatchesAreCappedAndTheNewestKept() throws Exception {
    RuleSet rules = Rules.set(rule("a-then-b", A, THEN_B).within("1h").afterMatch("no-skip"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE, 3)) {
      match.send("a1 a2 a3 a4 a5 b6").watermark(Long.MAX_VALUE);

      assertThat(match.words()).containsExactly("a3 b6", "a4 b6", "a5 b6");
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void aPatternThatIsNoChainBeginsAnewBeyondItsCap() throws Exception {
    RuleSet rules =
        Rules.set(
            rule("loop", A + ", one-or-more: true", THEN_B).within("1h").afterMatch("no-skip"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE, 3)) {
      match.send("a1 a2 a3");
      assertThat(match.stateEntries()).isZero();

      match.send("a4 b6").watermark(Long.MAX_VALUE);
      assertThat(match.words()).containsExactly("a4 b6");
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void theSameEvidenceGivesTheSameId() throws Exception {
    List<String> ids = new ArrayList<>();
    for (String words : List.of("a1 b3", "a1 b3", "a1 b4")) {
      try (MatchHarness match = MatchHarness.open(A_THEN_B, Mode.LIVE)) {
        ids.add(match.send(words).findings().get(0).findingId());
      }
    }

    assertThat(ids.get(0)).hasSize(32).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  @Test
  void itsPatternMeansTheSameOnTheStockOperator() throws Exception {
    RuleSet rules = Rules.set(rule("a-then-b", A + ", where: \"brand == 'acme'\"", THEN_B));
    Rule aThenB = rules.rules().get(0);
    List<Signal> signals = new ArrayList<>();
    for (Event event : Signals.events("a1 c2 b3 b4")) {
      new EventRouter(rules).flatMap(event, new ListCollector<>(signals));
    }

    assertThat(
            StockOperator.match(
                PatternCompiler.compile(aThenB), PatternCompiler.skip(aThenB), signals))
        .containsExactly("one: BOT_FAILED-10; two: QUEUED-30; ");
  }
}
