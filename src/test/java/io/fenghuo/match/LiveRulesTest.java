package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Event;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.Applied;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that change while the matcher runs. */
class LiveRulesTest {

  static final String A = "stage: one, on: event BOT_FAILED";
  static final String THEN_B = "stage: two, followed-by: event QUEUED";
  private static final String THEN_C = "stage: two, followed-by: event HANDOFF_REQUESTED";
  private static final Rules A_B = bySession("r", A, THEN_B);
  private static final Rules OTHER = rule("other", A, THEN_C).key("[tenant, brand, sessionId]");
  static final RuleSet FILES = Rules.set(A_B, OTHER);

  @Test
  void aLimitActsOnTheNextSignalAndKeepsWhatIsOpen() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1");
      match.change(upsert(1, 0, bySession("r", A, THEN_B + ", where: \"botId == 'x'\"")));
      match.send("b2").send(Signals.builder("b3").bot("x").build());

      assertThat(match.words()).containsExactly("a1 b3");
      assertThat(match.findings().get(0).warming()).isFalse();
      assertThat(match.findings().get(0).ruleHash()).isNotEqualTo(FILES.rules().get(0).hash());
    }
  }

  @Test
  void aShapeBeginsAfreshAndLeavesNothing() throws Exception {
    try (MatchHarness match = MatchHarness.open(Rules.set(A_B), Mode.LIVE)) {
      match.send(sessions("a1", 100));
      assertThat(match.stateEntries()).isEqualTo(200);

      match.change(upsert(1, 1, bySession("r", A, "stage: two, next: event QUEUED")));
      assertThat(match.stateEntries()).isZero();

      match.send(sessions("b2", 100)).watermark(Signals.second(100));
      assertThat(match.findings()).isEmpty();
      assertThat(match.timers()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RuleStanding.class,
      names = {"PAUSED", "DELETED"})
  void whatEndsARuleLeavesNothingOfItAndTouchesNoOther(RuleStanding standing) throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send(sessions("a1", 100));
      assertThat(match.stateEntries()).isEqualTo(400);

      match.change(standing(1, 1, "r", standing));
      assertThat(match.stateEntries()).isEqualTo(200);

      match.send(sessions("b2", 100)).send(sessions("c3", 100)).watermark(Signals.second(100));
      assertThat(match.findings()).hasSize(100).allMatch(f -> f.ruleId().equals("other"));
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void whatIsResumedBeginsAfresh() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1").change(standing(1, 1, "r", RuleStanding.PAUSED)).send("b2");
      match.change(standing(2, 2, "r", RuleStanding.ACTIVE)).send("b3 a4 b5");

      assertThat(match.words()).containsExactly("a4 b5");
    }
  }

  @Test
  void aShadowFindsAndTellsApart() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1").change(standing(1, 0, "r", RuleStanding.SHADOW)).send("b2");
      assertThat(match.findings()).isEmpty();
      assertThat(match.shadowWords()).containsExactly("a1 b2");

      match.send("a3").change(standing(2, 0, "r", RuleStanding.ACTIVE)).send("b4");
      assertThat(match.words()).containsExactly("a3 b4");
    }
  }

  @Test
  void aNewRuleOfANewKeyIsEvaluated() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1").change(upsert(1, 1, rule("new", A, THEN_B).key("[tenant, customerId]")));
      match.send("b2 a3 b4");

      assertThat(match.findings())
          .filteredOn(f -> f.ruleId().equals("new"))
          .extracting(Signals::words)
          .containsExactly("a3 b4");
    }
  }

  @Test
  void aScheduledChangeActsFromItsTimeOn() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1");
      match.change(at(upsert(1, 0, bySession("r", A, THEN_B + ", where: \"botId == 'x'\"")), 3));
      match.send("b2 a2'");
      assertThat(match.words()).containsExactly("a1 b2");

      match.send("b3").send(Signals.builder("b4").bot("x").build());
      assertThat(match.words()).containsExactly("a1 b2", "a2' b4");
    }
  }

  @Test
  void aScheduledEndLeavesNothingToMatchAndNothingInTheEnd() throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("a1").change(at(standing(1, 1, "r", RuleStanding.PAUSED), 3));
      match.send("c4 b5").change(standing(2, 2, "r", RuleStanding.ACTIVE)).send("b6");
      assertThat(match.words()).containsExactly("a1 c4");

      match.watermark(Signals.second(11));
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void aScheduledChangeComesInForceByTimeAlone() throws Exception {
    RuleSet rules = Rules.set(rule("r", A, "stage: two, not-followed-by: event QUEUED"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1").change(at(standing(1, 1, "r", RuleStanding.PAUSED), 5));
      match.watermark(Signals.second(11));

      assertThat(match.findings()).isEmpty();
      assertThat(match.stateEntries()).isZero();
    }
  }

  @Test
  void aRuleInEventTimeChangesInEventTime() throws Exception {
    RuleSet rules = Rules.set(rule("r", A, THEN_B).order("event-time"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.change(at(standing(1, 1, "r", RuleStanding.DELETED), 5));
      match.send("a1 b7 b2").watermark(Signals.second(20));

      assertThat(match.words()).containsExactly("a1 b2");
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotHeld() throws Exception {
    RuleSet rules =
        Rules.set(
            bySession("r", A, THEN_B).order("event-time"),
            rule("other", A, THEN_C).order("event-time"));
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send("a1 b2 c3");
      assertThat(match.stateEntries()).isEqualTo(2);
      match.change(standing(1, 1, "r", RuleStanding.DELETED));
      assertThat(match.stateEntries()).as("the key of the other rule").isEqualTo(1);

      match.watermark(Signals.second(20));
      assertThat(match.words()).containsExactly("a1 c3");
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"10, true", "11, true", "12, false"})
  void whatANewRuleFindsIsMarkedWhileItWarms(int second, boolean warming) throws Exception {
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.send("d2").send("a2").change(upsert(1, 1, rule("new", A, THEN_B)));
      match.send("a9 b" + second);

      Finding found =
          match.findings().stream().filter(f -> f.ruleId().equals("new")).findFirst().orElseThrow();
      assertThat(found.warming()).isEqualTo(warming);
      assertThat(found.says().en()).isEqualTo("found 1" + (warming ? " (rule warming up)" : ""));
      assertThat(found.says().zh()).isEqualTo("发现" + (warming ? "（规则预热中）" : ""));
    }
  }

  @Test
  void theBookOutlivesARestore() throws Exception {
    RuleChange changed = upsert(1, 1, bySession("r", A, "stage: two, next: event QUEUED"));
    RuleChange scheduled = at(standing(2, 2, "other", RuleStanding.PAUSED), 5);
    OperatorSubtaskState state;
    try (MatchHarness before = MatchHarness.open(FILES, Mode.LIVE)) {
      before.send("d0").change(changed).change(scheduled).send("a1");
      state = before.snapshot();
    }
    try (MatchHarness after = MatchHarness.restore(FILES, Mode.LIVE, state)) {
      after.routes(changed).routes(scheduled).send("b2 a3 c6");

      assertThat(after.words()).containsExactly("a1 b2");
      assertThat(after.findings().get(0).warming()).isTrue();
    }
  }

  @Test
  void aRuleWhoseMeasureIsGoneTakesNothingDown() throws Exception {
    RuleChange gone = change(1, 1, "gone", RuleStanding.ACTIVE, "id: gone\nincident: SYSTEM_FAULT");
    try (MatchHarness match = MatchHarness.open(FILES, Mode.LIVE)) {
      match.change(gone).send("a1 b2");
      OperatorSubtaskState state = match.snapshot();
      assertThat(match.words()).containsExactly("a1 b2");

      try (MatchHarness after = MatchHarness.restore(FILES, Mode.LIVE, state)) {
        after.send("a3 b4");
        assertThat(after.words()).containsExactly("a3 b4");
        assertThat(statuses(after))
            .extracting(RuleStatus::ruleId, RuleStatus::status)
            .containsExactly(tuple("gone", RuleStatusKind.REJECTED));
      }
    }
  }

  @Test
  void rescalingKeepsRulesAndOpenMatches() throws Exception {
    RuleChange changed = upsert(1, 1, A_B);
    RuleChange shadow = standing(2, 0, "other", RuleStanding.SHADOW);
    OperatorSubtaskState one;
    try (MatchHarness before = MatchHarness.open(FILES, Mode.LIVE)) {
      one = before.change(changed).change(shadow).send(sessions("a1", 50)).snapshot();
    }
    List<OperatorSubtaskState> two = new ArrayList<>();
    List<Finding> found = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      try (MatchHarness half = MatchHarness.restore(FILES, Mode.LIVE, one, 1, 2, subtask)) {
        half.routes(changed).routes(shadow);
        for (Event event : sessions("b2", 25)) {
          if (subtask == half.subtaskOf(event)) {
            half.send(event);
          }
        }
        found.addAll(half.findings());
        two.add(half.snapshot());
      }
    }
    assertThat(found).hasSize(25);
    OperatorSubtaskState joined =
        AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1));
    try (MatchHarness after = MatchHarness.restore(FILES, Mode.LIVE, joined, 2, 1, 0)) {
      after.routes(changed).routes(shadow).send(sessions("b3", 50)).send(sessions("c4", 50));

      assertThat(after.findings()).hasSize(25);
      assertThat(after.shadowWords()).hasSize(50);
      after.watermark(Signals.second(100));
      assertThat(after.stateEntries()).isZero();
      assertThat(after.timers()).isZero();
    }
  }

  static Rules bySession(String id, String... stages) {
    return rule(id, stages).key("[tenant, sessionId]");
  }

  static List<Event> sessions(String word, int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(Signals.builder(word).session("s" + i).build());
    }
    return events;
  }

  static List<Applied> applied(MatchHarness match) {
    return match.news().stream().map(RuleNews::applied).filter(Objects::nonNull).toList();
  }

  static List<RuleStatus> statuses(MatchHarness match) {
    return match.news().stream().map(RuleNews::status).filter(Objects::nonNull).toList();
  }

  static RuleChange upsert(long revision, long generation, Rules rule) {
    String text = rule.yaml().replaceFirst("- id", "  id");
    return change(revision, generation, rule.id(), RuleStanding.ACTIVE, text);
  }

  static RuleChange standing(long revision, long generation, String ruleId, RuleStanding standing) {
    return change(revision, generation, ruleId, standing, null);
  }

  private static RuleChange change(
      long revision, long generation, String ruleId, RuleStanding standing, String source) {
    return new RuleChange(
        revision,
        generation,
        ruleId,
        standing,
        source,
        1,
        "hash",
        RuleChange.AT_ONCE,
        "c" + revision);
  }

  static RuleChange at(RuleChange change, long second) {
    return new RuleChange(
        change.revision(),
        change.generation(),
        change.ruleId(),
        change.standing(),
        change.source(),
        change.version(),
        change.hash(),
        Signals.second(second),
        change.commandId());
  }
}
