package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.scope;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndingTest {

  private static final double NONE = Double.NaN;
  private static final Scope WEB = scope("WEB", "q1", null, "alice");

  @ParameterizedTest
  @MethodSource("figures")
  void tellsTheFigureThatCameBack(Symptom back, String zh, String en) {
    assertThat(new Ending(HumanNames.NONE).of(onALine().over(minutes(5), back), minutes(7)))
        .isEqualTo(new LocalizedText(zh, en));
  }

  static Stream<Arguments> figures() {
    return Stream.of(
        Arguments.of(
            back(ACME, 1_397, 2_000, ">=", 1_397, 1, NONE),
            "指标 waiting 已回落至1,397（阈值2,000）",
            "waiting fell back to 1,397 (limit 2,000)"),
        Arguments.of(
            back(ACME, 5, 0, "<=", 5, 1, NONE),
            "指标 waiting 已回升至5（阈值0）",
            "waiting rose back to 5 (limit 0)"),
        Arguments.of(
            back(WEB, 0.085, 0.2, ">=", 3, 88, NONE),
            "指标 waiting（网页 · q1）已回落至8.5%（阈值20%）",
            "waiting (web · q1) fell back to 8.5% (limit 20%)"),
        Arguments.of(
            back(ACME, 1.5, 3, ">=", 25, 10, 10),
            "指标 waiting 已回落至150%（阈值300%）",
            "waiting fell back to 150% (limit 300%)"),
        Arguments.of(
            back(ACME, NONE, 0.6, ">=", 22, 22, NONE),
            "指标 waiting 的数据已不足以判定越限（阈值60%）",
            "waiting has too little data left to be beyond its limit (60%)"),
        Arguments.of(
            back(ACME, NONE, 500, ">=", NONE, 1, NONE),
            "指标 waiting 已无从得知，不再等待新的数据（阈值500）",
            "waiting is no longer known, and nobody waits for it any more (limit 500)"));
  }

  @Test
  void callsRulesAndMeasuresByTheirNames() {
    HumanNames names =
        new HumanNames(
            Map.of("pile-up", new LocalizedText("队列积压", "the queue piles up")),
            Map.of("waiting", new LocalizedText("排队客户数", "customers waiting")));
    Symptom back = back(ACME, 321, 500, ">=", 321, 1, NONE);

    assertThat(new Ending(names).ofRule(onALine().over(minutes(5), back), minutes(7)))
        .isEqualTo(
            new LocalizedText(
                "规则“队列积压”已解除，指标“排队客户数”已回落至321（阈值500）",
                "rule “the queue piles up” is over, customers waiting fell back to 321 (limit"
                    + " 500)"));
  }

  @Test
  void tellsSilenceAsALengthOfTime() {
    Symptom heard =
        new Symptom(
            "source-silence",
            "dead",
            Edge.DOWN,
            ACME,
            309.89,
            300,
            ">=",
            309.89,
            1,
            NONE,
            0,
            minutes(5),
            null,
            null);

    assertThat(new Ending(HumanNames.NONE).of(onALine().over(minutes(5), heard), minutes(7)))
        .isEqualTo(
            new LocalizedText(
                "指标“数据静默时长”已回落至5分钟10秒（阈值5分钟）", "silence fell back to 5 min 10 s (limit 5 min)"));
  }

  @Test
  void tellsHowLongNothingWasFound() {
    Part part =
        Part.of(
            onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 3), new LocalizedText("", ""));
    LocalizedText ended =
        new LocalizedText("规则 leak 已有30分钟未再命中", "rule leak has found nothing further for 30 min");

    assertThat(new Ending(HumanNames.NONE).of(part, minutes(33))).isEqualTo(ended);
    assertThat(new Ending(HumanNames.NONE).ofRule(part, minutes(33))).isEqualTo(ended);
  }

  @Test
  void tellsOfARuleWhoseFigureWasBackBeforeItWasFound() {
    LocalizedText ended = new LocalizedText("规则 pile-up 不再成立", "rule pile-up no longer holds");

    assertThat(new Ending(HumanNames.NONE).of(onALine().over(minutes(5), null), minutes(7)))
        .isEqualTo(ended);
    assertThat(new Ending(HumanNames.NONE).ofRule(onALine().over(minutes(5), null), minutes(7)))
        .isEqualTo(ended);
  }

  @Test
  void namesTheRuleThatEnded() {
    Symptom back = back(ACME, 321, 500, ">=", 321, 1, NONE);

    assertThat(new Ending(HumanNames.NONE).ofRule(onALine().over(minutes(5), back), minutes(7)))
        .isEqualTo(
            new LocalizedText(
                "规则 pile-up 已解除，指标 waiting 已回落至321（阈值500）",
                "rule pile-up is over, waiting fell back to 321 (limit 500)"));
  }

  /** A rule that came by a command is in no file, or in one under another name. */
  @Test
  void callsARuleAsItsOwnFindingDoes() {
    HumanNames ofFiles =
        new HumanNames(Map.of("pile-up", new LocalizedText("旧名", "the old name")), Map.of());
    Part part =
        Part.of(
            Trouble.named(
                onEvents("pile-up", IncidentType.DATA_LEAK, Level.II, ACME, 3),
                "新名",
                "the new name"),
            new LocalizedText("", ""));

    for (HumanNames names : List.of(HumanNames.NONE, ofFiles)) {
      assertThat(new Ending(names).of(part, minutes(33)))
          .isEqualTo(
              new LocalizedText(
                  "规则“新名”已有30分钟未再命中", "rule “the new name” has found nothing further for 30 min"));
    }
  }

  private static Part onALine() {
    return Part.of(
        onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, up("waiting", "high", 0)),
        new LocalizedText("", ""));
  }

  private static Symptom back(
      Scope scope,
      double value,
      double limit,
      String operator,
      double numerator,
      double denominator,
      double baseline) {
    return new Symptom(
        "waiting",
        "high",
        Edge.DOWN,
        scope,
        value,
        limit,
        operator,
        numerator,
        denominator,
        baseline,
        0,
        minutes(5),
        null,
        null);
  }
}
