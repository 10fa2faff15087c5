package io.fenghuo.match.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.testing.OneRule;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostlyPatternTest {

  @Test
  void saysNothingOfAThresholdOrAChain() {
    assertThat(warnings("- { stage: failed, on: event BOT_FAILED }", "")).isEmpty();
    assertThat(
            warnings(
                """
                - { stage: slow, on: event BOT_REPLIED, where: latencyMs > 5000, times: 3 }
                      - { stage: failed, followed-by: "event BOT_FAILED, HANDOFF_REQUESTED" }\
                """,
                "within: 10m"))
        .isEmpty();
  }

  @Test
  void warnsOfALoopWithoutEnd() {
    List<Message> warnings =
        warnings(
            """
            - { stage: failed, on: event BOT_FAILED, one-or-more: true }
                  - { stage: handed, followed-by-any: event HANDOFF_REQUESTED, times: 2, combinations: true }\
            """,
            "within: 1h\n    after-match: no-skip");

    assertThat(warnings)
        .extracting(Message::toString)
        .containsExactly(
            "[failed] repeats without an upper limit for as long as 1 h and without until: what is a count is better a measure",
            "[handed] follows by any: each signal that fits makes a match of its own",
            "[handed] takes every combination: matches double with each signal",
            "[failed] has no where: every BOT_FAILED opens a match",
            "is matched by flink-cep's automaton, which looks at every open match for each signal: of a key with 1,000"
                + " open ones all are given up",
            "after-match no-skip tells overlapping matches all: many findings of one trouble");
    assertThat(warnings)
        .extracting(warning -> warning.in(Language.ZH))
        .containsExactly(
            "[failed] 在长达1小时的时间里重复，次数没有上限，也没有 until：计数请改用指标",
            "[handed] 用了 followed-by-any：每个符合的信号各成一个匹配",
            "[handed] 取所有组合：每来一个信号，匹配数翻倍",
            "[failed] 没有 where：每个 BOT_FAILED 都会开始一个匹配",
            "由 flink-cep 的自动机匹配，每个信号都要查看全部进行中的匹配：一个键上达到1,000个时全部丢弃",
            "after-match no-skip 会报告全部重叠的匹配：同一问题会有许多发现");
  }

  @Test
  void saysLessOfALoopThatEnds() {
    List<Message> warnings =
        warnings(
            """
            - { stage: slow, on: event BOT_REPLIED, where: latencyMs > 9, one-or-more: true, until: latencyMs > 90 }
                  - { stage: failed, followed-by: event BOT_FAILED }\
            """,
            "within: 1m");

    assertThat(warnings)
        .hasSize(2)
        .extracting(Message::toString)
        .contains("[slow] repeats without an upper limit: what is a count is better a measure");
  }

  private static List<Message> warnings(String pattern, String more) {
    return CostlyPattern.of(OneRule.of(pattern, more));
  }
}
