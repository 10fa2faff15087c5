package io.fenghuo.match.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.measure.MeasureSet;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AbsentReadsTest {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());

  @Test
  void tellsWhatAnEventMayLackAndNobodyAsksFor() {
    assertThat(ofRule("event PII_EXPOSED", "source != 'leak-watch'", "subjectCount >= 1000"))
        .extracting(warning -> warning.in(Language.ZH), Message::toString)
        .containsExactly(
            tuple(
                "[read].where 读取 source，而 PII_EXPOSED 可能没有该字段：此时 != 成立，其他比较都不成立；请写 has(source)",
                "[read].where reads source, which a PII_EXPOSED may lack:"
                    + " there != holds and every other comparison does not; say has(source)"));
    assertThat(ofRule("event PII_EXPOSED", "this.source == 'dlp'", "waitMs > 5"))
        .extracting(AbsentReadsTest::untilItsLack)
        .containsExactly(
            "[read].where reads source, which a PII_EXPOSED",
            "level.raise to I reads waitMs, which a PII_EXPOSED");
  }

  @Test
  void tellsItOfEachKindThatMayLackIt() {
    assertThat(ofRule("event BOT_REPLIED, BOT_FAILED", "latencyMs > 5", "botId == 'b'"))
        .singleElement()
        .extracting(Message::toString, InstanceOfAssertFactories.STRING)
        .contains("which a BOT_FAILED may lack");
  }

  @Test
  void saysNothingWhereItIsAskedForOrAlwaysThere() {
    assertThat(
            ofRule(
                "event PII_EXPOSED",
                "!has(source) || source != 'leak-watch'",
                "subjectCount >= 1000 && brand != 'x' && dataClass == 'y'"))
        .isEmpty();
    assertThat(ofRule("event SENTIMENT", "isComplaint && emotion == 'ANGER'", "score < 0.0"))
        .isEmpty();
  }

  @Test
  void tellsItOfMeasures() {
    assertThat(
            AbsentReads.of(
                MeasureSet.parse(
                        "m",
                        """
                        measures:
                        - id: m
                          figure: share
                          scope: [tenant, brand]
                          on: MENTION
                          where: polarity < 0.5
                          hit: has(views) && views > 5
                          window: 5m
                          min-sample: 1
                          lines: [{ id: l, above: 0.5 }]
                        """)
                    .byId("m")
                    .orElseThrow()))
        .singleElement()
        .extracting(Message::toString, InstanceOfAssertFactories.STRING)
        .startsWith("where reads polarity, which a MENTION may lack");
  }

  /** What a default reads and an event may lack, it asks for. */
  @Test
  void theDefaultsLeaveNothingUnsaid() {
    assertThat(DEFAULTS.rules().rules())
        .allSatisfy(rule -> assertThat(AbsentReads.of(rule)).isEmpty());
    assertThat(DEFAULTS.measures().definitions())
        .allSatisfy(measure -> assertThat(AbsentReads.of(measure)).isEmpty());
  }

  private static String untilItsLack(Message warning) {
    String text = warning.toString();
    return text.substring(0, text.indexOf(" may lack"));
  }

  private static List<Message> ofRule(String reads, String where, String raise) {
    return AbsentReads.of(
        RuleSet.parse(
                "r",
                """
                rules:
                - id: r
                  incident: DATA_LEAK
                  key: [tenant, brand]
                  pattern: [{ stage: read, on: "%s", where: "%s" }]
                  level: { base: II, raise: [{ to: I, when: "%s" }] }
                  says: { zh: 品牌 {brand}。, en: Of {brand}. }
                """
                    .formatted(reads, where, raise)
                    .replace("zh: 品牌 {brand}。", "zh: \"品牌 {brand}。\"")
                    .replace("en: Of {brand}.", "en: \"Of {brand}.\""),
                DEFAULTS.catalog())
            .rules()
            .get(0));
  }
}
