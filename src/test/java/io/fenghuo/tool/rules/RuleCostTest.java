package io.fenghuo.tool.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.match.Automaton;
import io.fenghuo.testing.OneRule;
import org.junit.jupiter.api.Test;

class RuleCostTest {

  @Test
  void aThresholdKeepsNothing() {
    RuleCost cost = cost("- { stage: failed, on: event BOT_FAILED }", "");

    assertThat(cost.automaton()).isEqualTo(Automaton.NONE);
    assertThat(cost.keeps()).isEqualTo("nothing: one signal alone decides");
    assertThat(cost.asks()).containsExactly("BOT_FAILED");
  }

  @Test
  void aChainKeepsWhatIsOpen() {
    RuleCost cost =
        cost(
            """
            - { stage: slow, on: event BOT_REPLIED, where: latencyMs > 5000, times: 3 }
                  - { stage: failed, followed-by: "event BOT_FAILED, HANDOFF_REQUESTED" }\
            """,
            "within: 10m");

    assertThat(cost.automaton()).isEqualTo(Automaton.QUEUES);
    assertThat(cost.keeps())
        .isEqualTo(
            "open matches of each tenant + sessionId, at most 100,000 of them and 4 signals of a match, for less than 10 min");
    assertThat(cost.asks()).containsExactly("BOT_REPLIED", "BOT_FAILED", "HANDOFF_REQUESTED");
  }

  @Test
  void aLoopKeepsAnyNumberOfSignals() {
    RuleCost cost =
        cost(
            """
            - { stage: failed, on: event BOT_FAILED, one-or-more: true }
                  - { stage: handed, followed-by-any: event HANDOFF_REQUESTED }\
            """,
            "within: 1h");

    assertThat(cost.automaton()).isEqualTo(Automaton.NFA);
    assertThat(cost.keeps()).contains("at most 1,000 of them and any number of signals");
  }

  private static RuleCost cost(String pattern, String more) {
    return RuleCost.of(OneRule.of(pattern, more));
  }
}
