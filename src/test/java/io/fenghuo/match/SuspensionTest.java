package io.fenghuo.match;

import static io.fenghuo.match.LiveRulesTest.statuses;
import static io.fenghuo.match.LiveRulesTest.upsert;
import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.condition.OverBudgetException;
import io.fenghuo.live.RuleStatus;
import io.fenghuo.live.RuleStatusKind;
import io.fenghuo.order.Mode;
import io.fenghuo.rule.RuleSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule that takes too much is evaluated no more, and no other rule notices. */
class SuspensionTest {

  /** Each signal of an open match looks at every pair of those before it. */
  private static final Rules PAIRS =
      rule(
              "pairs",
              "stage: asked, on: event HANDOFF_REQUESTED",
              "stage: slow, followed-by: event BOT_FAILED, one-or-more: true, where: \"slow.all(x,"
                  + " slow.exists(y, y.eventId == x.eventId))\"",
              "stage: queued, followed-by: event QUEUED")
          .within("1h");

  private static final Rules QUIET =
      rule("quiet", "stage: a, on: event BOT_FAILED", "stage: b, followed-by: event QUEUED")
          .within("1h");

  private static final String MANY =
      "c0 "
          + IntStream.rangeClosed(1, 200)
              .mapToObj(second -> "a" + second)
              .collect(Collectors.joining(" "));

  @ParameterizedTest
  @EnumSource(Mode.class)
  void suspendsARuleWhoseConditionPassesItsBudget(Mode mode) throws Exception {
    try (MatchHarness both = MatchHarness.open(Rules.set(PAIRS, QUIET), mode);
        MatchHarness alone = MatchHarness.open(Rules.set(QUIET), mode)) {
      for (MatchHarness match : List.of(both, alone)) {
        match.send(MANY).send("b300 c300 a301 b302").watermark(Signals.second(10_000));
      }

      assertThat(statuses(both))
          .extracting(RuleStatus::ruleId, RuleStatus::status, RuleStatus::reasons)
          .containsExactly(
              tuple(
                  "pairs",
                  RuleStatusKind.SUSPENDED,
                  List.of("the loops of a condition take more than 2000 steps for one signal")));
      assertThat(both.words()).isEqualTo(alone.words()).isNotEmpty();
    }
  }

  @Test
  void staysSuspendedThroughARestoreUntilItIsChanged() throws Exception {
    RuleSet rules = Rules.set(PAIRS, QUIET);
    OperatorSubtaskState state;
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      state = match.send(MANY).snapshot();
    }
    try (MatchHarness match = MatchHarness.restore(rules, Mode.LIVE, state)) {
      match.send("c1000 a1001 b1002");
      assertThat(statuses(match)).isEmpty();
      assertThat(match.findings()).extracting(Finding::ruleId).containsOnly("quiet");

      match.takeFindings();
      match.change(upsert(1, 0, PAIRS.en("again {count}")));
      match.send("c1002 a1003 b1004");

      assertThat(match.findings()).extracting(Finding::ruleId).contains("pairs");
    }
  }

  @Test
  void anotherDefinitionInTheFilesIsAnotherRule() throws Exception {
    OperatorSubtaskState state;
    try (MatchHarness match = MatchHarness.open(Rules.set(PAIRS), Mode.LIVE)) {
      state = match.send(MANY).snapshot();
    }
    RuleSet mended =
        Rules.set(
            rule(
                    "pairs",
                    "stage: slow, on: event BOT_FAILED",
                    "stage: q, followed-by: event QUEUED")
                .within("1h"));
    try (MatchHarness match = MatchHarness.restore(mended, Mode.LIVE, state)) {
      assertThat(match.send("a1001 b1002").words()).containsExactly("a1001 b1002");
    }
  }

  @Test
  void oneSlowSignalIsTheMachinesAndThreeWithinAMinuteAreTheRules() {
    RuleBudget budget = new RuleBudget();
    budget.spend(0, millis(101));
    budget.spend(millis(30_000), millis(30_101));
    budget.spend(millis(40_000), millis(40_100));

    assertThatThrownBy(() -> budget.spend(millis(50_000), millis(50_250)))
        .isInstanceOf(OverBudgetException.class)
        .hasMessage(
            "it took more than 100 ms for one signal 3 times within a minute, 250 ms the last"
                + " time");
  }

  @Test
  void slowSignalsThatAreFarApartAreForgiven() {
    RuleBudget budget = new RuleBudget();
    for (int minute = 0; minute < 100; minute++) {
      budget.spend(millis(40_000L * minute), millis(40_000L * minute + 500));
    }
    assertThat(budget).isNotNull();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
