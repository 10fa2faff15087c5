package io.fenghuo.match;

import static io.fenghuo.match.LiveRulesTest.A;
import static io.fenghuo.match.LiveRulesTest.FILES;
import static io.fenghuo.match.LiveRulesTest.THEN_B;
import static io.fenghuo.match.LiveRulesTest.applied;
import static io.fenghuo.match.LiveRulesTest.at;
import static io.fenghuo.match.LiveRulesTest.bySession;
import static io.fenghuo.match.LiveRulesTest.sessions;
import static io.fenghuo.match.LiveRulesTest.standing;
import static io.fenghuo.match.LiveRulesTest.statuses;
import static io.fenghuo.match.LiveRulesTest.upsert;
import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Event;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.Applied;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleEntry;
import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.time.Mode;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What the matcher tells of rules that change. */
class LiveRulesNewsTest {

  @Test
  void aLongerTimeWarmsAndAShorterDoesNot() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1").change(upsert(1, 0, bySession("r", A, THEN_B).within("5s")));
      match.change(upsert(2, 0, bySession("r", A, THEN_B).within("20s")));

      assertThat(applied(match))
          .extracting(Applied::warmUntilMillis)
          .containsExactly(RuleEntry.NEVER_WARMED, Signals.second(21));
    }
  }

  @Test
  void tellsThatItHasTakenAChange() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.change(standing(1, 1, "r", RuleStanding.PAUSED));
      match.change(at(upsert(2, 2, rule("new", A, THEN_B)), 5));

      assertThat(applied(match))
          .containsExactly(
              new Applied("r", 1, "match", 0, 1, RuleEntry.NEVER_WARMED, false),
              new Applied("new", 2, "match", 0, 1, Signals.second(15), false));
    }
  }

  @Test
  void tellsWithItsFirstSignalUntilWhenARuleWarmsThatBeganBefore() throws Exception {
    RuleChange change = upsert(1, 1, rule("new", A, THEN_B));
    OperatorSubtaskState state;
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.change(change);
      state = match.snapshot();
      assertThat(applied(match))
          .containsExactly(
              new Applied("new", 1, "match", 0, 1, RuleEntry.FROM_FIRST_SIGNAL, false));
    }
    for (int subtask = 0; subtask < 2; subtask++) {
      try (MatchHarness half = MatchHarness.restore(FILES, Mode.LIVE, state, 1, 2, subtask)) {
        for (Event event : sessions("b1", 20)) {
          if (half.subtaskOf(event) == subtask) {
            half.send(event);
          }
        }
        state = subtask == 0 ? state : half.snapshot();
        assertThat(applied(half))
            .containsExactly(new Applied("new", 1, "match", subtask, 2, Signals.second(11), true));
      }
    }
    try (MatchHarness after = MatchHarness.restore(FILES, Mode.LIVE, state)) {
      after.send("a20");
      assertThat(applied(after)).as("it has been told").isEmpty();
    }
  }

  @Test
  void tellsOfTheChangeThatIsToCome() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.change(upsert(1, 1, rule("new", A, THEN_B)));
      match.change(at(upsert(2, 1, rule("new", A, THEN_B)), 5)).send("a1");

      assertThat(applied(match))
          .extracting(Applied::revision, Applied::warmUntilMillis, Applied::hasBegun)
          .containsExactly(
              tuple(1L, RuleEntry.FROM_FIRST_SIGNAL, false),
              tuple(2L, RuleEntry.FROM_FIRST_SIGNAL, false),
              tuple(2L, Signals.second(11), true));
    }
  }

  @Test
  void tellsOfAKeyWithTooManyOpenMatchesAndNotAgainSoon() throws Exception {
    RuleSet rules = Rules.set(rule("r", A, THEN_B).within("1h").afterMatch("no-skip"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE, 2)) {
      match.send("a1 a2 a3 a4 a600").send("a603").send("a604");

      assertThat(statuses(match))
          .extracting(RuleStatus::status, RuleStatus::timeMillis)
          .containsExactly(
              tuple(RuleStatusKind.OVERLOADED, Signals.second(3)),
              tuple(RuleStatusKind.OVERLOADED, Signals.second(603)));
    }
  }
}
