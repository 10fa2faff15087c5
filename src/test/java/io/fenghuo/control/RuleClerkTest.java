package io.fenghuo.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.match.warning.RuleWarnings;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.StateEffect;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the control station's memory is bounded by. */
class RuleClerkTest {

  @Test
  void onlySoManyRulesMayDifferFromTheFiles() throws Exception {
    RuleClerk clerk =
        new RuleClerk(
            ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, rule -> List.of(), 1);
    clerk.answer(
        ControlFunctionTest.command(
            ControlKind.RULE_PAUSE, "c1", ControlFunctionTest.NOON, Map.of("ruleId", "lost")),
        ControlFunctionTest.NOON);
    RuleStatus status =
        clerk
            .answer(
                ControlFunctionTest.command(
                    ControlKind.RULE_UPSERT,
                    "c2",
                    ControlFunctionTest.NOON,
                    Map.of("rule", ControlFunctionTest.LOST.replace("id: lost", "id: other"))),
                ControlFunctionTest.NOON)
            .status();

    assertThat(status.reasons())
        .containsExactly("At most 1 rules may differ from the files: move them into the files.");
  }

  @Test
  void answersAreForgottenTheOldestFirst() {
    RuleClerk clerk =
        new RuleClerk(ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, rule -> List.of());
    for (int i = 0; i <= RuleClerk.MAX_ANSWERS; i++) {
      clerk.answer(
          ControlFunctionTest.command(
              ControlKind.RULE_PAUSE, "c" + i, ControlFunctionTest.NOON, Map.of("ruleId", "x")),
          ControlFunctionTest.NOON);
    }

    assertThat(clerk.state(List.of()).answers())
        .hasSize(RuleClerk.MAX_ANSWERS)
        .extracting(RuleStatus::commandId)
        .doesNotContain("c0")
        .contains("c1");
  }

  @Test
  void refusesAnotherCommandUnderAUsedIdAlsoAfterARestore() {
    RuleClerk clerk =
        new RuleClerk(ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, rule -> List.of());
    RuleStatus first = pause(clerk, "lost");
    RuleClerk restored =
        new RuleClerk(ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, rule -> List.of());
    restored.restore(clerk.state(List.of()));

    for (RuleClerk each : List.of(clerk, restored)) {
      assertThat(pause(each, "lost")).as("the same again").isEqualTo(first);
      assertThat(pause(each, "other").reasons())
          .containsExactly("The commandId 'c1' was used for another command: take a new one.");
      assertThat(pause(each, "lost")).as("and still").isEqualTo(first);
    }
  }

  @Test
  void aRuleThatDidNotRunHasNoOldMatchesToDrop() {
    RuleClerk clerk =
        new RuleClerk(ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, rule -> List.of());
    String text = ControlFunctionTest.LOST.replace("id: lost", "id: other");

    assertThat(shadow(clerk, "c1", text).says())
        .isEqualTo(
            new LocalizedText(
                "已受理，规则 other 立即生效，状态为“影子运行”，从零开始匹配。",
                "Accepted: rule other is in shadow at once; it begins with no open matches."));
    assertThat(shadow(clerk, "c2", text.replace("followed-by:", "next:")).says().en())
        .isEqualTo(
            "Accepted: rule other is in shadow at once;"
                + " it begins afresh, old open matches are dropped.");
  }

  @Test
  void whatDidNotRunHasNoOpenMatchesToDrop() {
    RuleClerk clerk =
        new RuleClerk(ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, rule -> List.of());
    RuleStatus paused = answer(clerk, ControlKind.RULE_PAUSE, "c1");
    RuleStatus deleted = answer(clerk, ControlKind.RULE_DELETE, "c2");

    assertThat(paused.effect()).isEqualTo(StateEffect.DROPS_STATE);
    assertThat(paused.says())
        .isEqualTo(
            new LocalizedText(
                "已受理，规则 lost 立即生效，状态为“暂停”，进行中的匹配作废。",
                "Accepted: rule lost is paused at once; its open matches are dropped."));
    assertThat(deleted.effect()).isNull();
    assertThat(deleted.says())
        .isEqualTo(
            new LocalizedText(
                "已受理，规则 lost 立即生效，状态为“已删除”，没有进行中的匹配。",
                "Accepted: rule lost is deleted at once; it has no open matches."));
  }

  @Test
  void whatAnAuthorMayNotHaveMeantIsToldInBothLanguages() {
    RuleClerk clerk =
        new RuleClerk(ControlFunctionTest.FILES, ControlFunctionTest.MEASURES, RuleWarnings::of);
    String text = ControlFunctionTest.LOST.replace(", where: \"latencyMs > 100\"", "");

    assertThat(
            shadow(
                    clerk,
                    "c1",
                    ControlFunctionTest.LOST.replace("latency", "has(latencyMs) && latency"))
                .warnings())
        .isEmpty();
    assertThat(shadow(clerk, "c2", text).warnings())
        .containsExactly(
            new LocalizedText(
                "[fails] 没有 where：每个 BOT_FAILED 都会开始一个匹配",
                "[fails] has no where: every BOT_FAILED opens a match"));
    assertThat(answer(clerk, ControlKind.RULE_PAUSE, "c3").warnings())
        .as("of a command without a text")
        .isEmpty();
    assertThat(answer(clerk, ControlKind.RULE_RESUME, "c4").warnings()).isEmpty();
  }

  private static RuleStatus answer(RuleClerk clerk, ControlKind kind, String commandId) {
    return clerk
        .answer(
            ControlFunctionTest.command(
                kind, commandId, ControlFunctionTest.NOON, Map.of("ruleId", "lost")),
            ControlFunctionTest.NOON)
        .status();
  }

  private static RuleStatus shadow(RuleClerk clerk, String commandId, String text) {
    return clerk
        .answer(
            ControlFunctionTest.command(
                ControlKind.RULE_SHADOW, commandId, ControlFunctionTest.NOON, Map.of("rule", text)),
            ControlFunctionTest.NOON)
        .status();
  }

  private static RuleStatus pause(RuleClerk clerk, String ruleId) {
    return clerk
        .answer(
            ControlFunctionTest.command(
                ControlKind.RULE_PAUSE, "c1", ControlFunctionTest.NOON, Map.of("ruleId", ruleId)),
            ControlFunctionTest.NOON)
        .status();
  }
}
