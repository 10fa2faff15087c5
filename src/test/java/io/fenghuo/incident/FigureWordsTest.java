package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FigureWordsTest {

  private static final double NONE = Double.NaN;
  private static final long MINUTES = 60_000;
  private static final Scope WEB = scope("WEB", "q1", null, "alice");

  private final FigureWords words =
      new FigureWords(
          new HumanNames(
              Map.of(), Map.of("named", new LocalizedText("机器人失败率", "bot failure share"))));

  @ParameterizedTest
  @MethodSource("figures")
  void tellsAFigureBesideItsLimitAndItsGrounds(Symptom figure, String zh, String en) {
    assertThat(words.line(figure)).isEqualTo(new LocalizedText(zh, en));
  }

  static Stream<Arguments> figures() {
    return Stream.of(
        Arguments.of(
            figure("named", WEB, 0.216, 0.2, ">=", 14, 41, NONE, 5),
            "指标“机器人失败率”（网页 · q1）：34.1%（41中的14，至少21.6%，近5分钟），阈值≥20%",
            "bot failure share (web · q1): 34.1% (14 of 41, at least 21.6%, within 5 min),"
                + " limit ≥ 20%"),
        Arguments.of(
            figure("other", ACME, 0.5, 0.2, ">=", 20, 40, NONE, 60),
            "指标 other：50%（40中的20，近1小时），阈值≥20%",
            "other: 50% (20 of 40, within 1 h), limit ≥ 20%"),
        Arguments.of(
            figure("other", ACME, 2.1, 3, ">=", 31, 10, 10, 180),
            "指标 other：210%（现为31，此前10，近3小时），阈值≥300%",
            "other: 210% (31 now, 10 before, within 3 h), limit ≥ 300%"),
        Arguments.of(
            figure("other", ACME, 1_950, 500, ">=", 1_950, 1, NONE, 0),
            "指标 other：1,950，阈值≥500",
            "other: 1,950, limit ≥ 500"),
        Arguments.of(
            figure("other", ACME, 0, 1, "<=", 0, 1, NONE, 0),
            "指标 other：0，阈值≤1",
            "other: 0, limit ≤ 1"),
        Arguments.of(
            figure("other", ACME, NONE, 0.6, ">=", 2, 2, NONE, 5),
            "指标 other：未知（近5分钟），阈值≥60%",
            "other: unknown (within 5 min), limit ≥ 60%"),
        Arguments.of(
            figure("source-silence", ACME, 309.89, 300, ">=", 309.89, 1, NONE, 0),
            "指标“数据静默时长”：5分钟10秒，阈值≥5分钟",
            "silence: 5 min 10 s, limit ≥ 5 min"));
  }

  private static Symptom figure(
      String measure,
      Scope scope,
      double value,
      double limit,
      String operator,
      double numerator,
      double denominator,
      double baseline,
      int windowMinutes) {
    return new Symptom(
        measure,
        "high",
        Edge.UP,
        scope,
        value,
        limit,
        operator,
        numerator,
        denominator,
        baseline,
        windowMinutes * MINUTES,
        0,
        null,
        null);
  }
}
