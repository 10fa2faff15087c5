package io.fenghuo.match.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class ShortSilencesTest {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());
  private static final String FAILED = "{ stage: failed, on: event BOT_FAILED }";
  private static final String SILENCE =
      "{ stage: silence, not-followed-by: event AGENT_REPLIED, within: 2s }";

  @Test
  void warnsWhereTheRuleMayEndFirst() {
    List<Message> warnings =
        warnings(FAILED, "{ stage: asked, followed-by: event HANDOFF_REQUESTED }", SILENCE);

    assertThat(warnings)
        .extracting(warning -> warning.in(Language.ZH))
        .containsExactly(
            "[silence] 要等待2秒，但规则的 within（20秒）可能先结束：沉默若晚于18秒才开始，就会提前报告；"
                + "请给第一个之后的每个阶段都写 within，合计不超过18秒");
    assertThat(warnings)
        .extracting(Message::toString)
        .containsExactly(
            "[silence] waits 2 s, but the rule's within, 20 s, may end first: what begins the silence later than 18 s"
                + " is told too early; give every stage behind the first a within, 18 s in all at most");
  }

  @Test
  void warnsWhereTheStagesBeforeMayTakeTooLong() {
    assertThat(warnings(FAILED, asked("18001ms"), SILENCE)).hasSize(1);
    assertThat(warnings(FAILED, asked("18s"), SILENCE)).isEmpty();
  }

  @Test
  void warnsWhereRepetitionsMayTakeAllTheTime() {
    assertThat(warnings("{ stage: failed, on: event BOT_FAILED, times: 2 }", SILENCE)).hasSize(1);
    assertThat(
            warnings(
                "{ group: round, on: [" + FAILED + ", " + asked("1s") + "], times: 2 }", SILENCE))
        .hasSize(1);
  }

  @Test
  void saysNothingWhereTheSilenceBeginsAtOnceOrIsTheWhole() {
    assertThat(warnings(FAILED, SILENCE)).isEmpty();
    assertThat(warnings(FAILED, "{ stage: silence, not-followed-by: event AGENT_REPLIED }"))
        .isEmpty();
    assertThat(warnings(FAILED, "{ stage: asked, followed-by: event HANDOFF_REQUESTED }"))
        .isEmpty();
  }

  private static String asked(String within) {
    return "{ stage: asked, followed-by: event HANDOFF_REQUESTED, within: " + within + " }";
  }

  private static List<Message> warnings(String... steps) {
    String yaml =
        """
        rules:
          - id: r
            incident: SYSTEM_FAULT
            key: [tenant, sessionId]
            pattern: [%s]
            within: 20s
            level: { base: IV }
            clear: { quiet: 30m }
            says: { zh: 有事, en: Something }
        """
            .formatted(String.join(", ", steps));
    return ShortSilences.of(RuleSet.parse("r", yaml, DEFAULTS.measures().catalog()).rules().get(0));
  }
}
