package io.fenghuo.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import io.fenghuo.words.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageSentenceTest {

  private static final Stage ON_A_MEASURE =
      new Stage("s", Follows.ON, Reads.symptom("bot-failure-share", null), "", Quantifier.ONCE, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "share {value:%} of {denominator}  | 0.2345     | share 23.5% of 1,234,567",
        "share {value:%}                   | 3          | share 300%",
        "{value}                           | 0.125      | 0.13",
        "{value}                           | 10000      | 10,000",
        "{value:0} waiting                 | 9999.6     | 10,000 waiting",
        "{value:time}                      | 0          | now",
        "{value:time}                      | 250        | 250 ms",
        "{value:time}                      | 1500       | 1.5 s",
        "{value:time}                      | 95000      | 1 min 35 s",
        "{value:time}                      | 10800000   | 3 h",
        "{value:time}                      | 90000000   | 1 d 1 h",
        "{baseline} before                 | 1          | unknown before",
        "{baseline} ms before              | 1          | unknown before",
        "{baseline} msgs                   | 1          | unknown msgs",
        "{line} d                          | 1          | high d",
        "{scope} in {window}               | 1          | acme in 5 min",
        "{line} crossed                    | 1          | high crossed",
      })
  void showsFiguresToPeople(String text, double value, String shown) {
    assertThat(fill(text, Language.EN, value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0,此刻", "250,250毫秒", "1500,1.5秒", "95000,1分钟35秒", "10800000,3小时", "90000000,1天1小时"})
  void speaksChinese(double millis, String shown) {
    assertThat(fill("{value:time}", Language.ZH, millis)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "近 {window} 失败率 {value:%}，阈值    | acme | 近5分钟失败率20%，阈值",
        "近{window}失败率{value:%}，阈值       | acme | 近5分钟失败率20%，阈值",
        "品牌 {scope} 的机器人                 | acme | 品牌 acme 的机器人",
        "品牌{scope}的机器人                   | q1   | 品牌 q1 的机器人",
        "品牌 {scope} 的机器人                 | 长城 | 品牌长城的机器人",
        "失败（ {scope} ）， {value:%} 。      | acme | 失败（acme），20%。",
        "{scope} 的 {denominator} 次           | acme | acme 的1,234,567次",
        "{denominator} / {value} bot 失败      | acme | 1,234,567 / 0.2 bot 失败",
        "此前 {baseline} 件                    | acme | 此前未知",
        "此前{baseline}个月，现为{value}件     | acme | 此前未知，现为0.2件",
        "{channel}人工，{baseline} 人          | acme | 未知人工，未知",
      })
  void setsTheSpacesOfAChineseSentence(String text, String scope, String shown) {
    assertThat(fill(text, Language.ZH, 0.2, scope)).isEqualTo(shown);
  }

  private static String fill(String text, Language language, double value) {
    return fill(text, language, value, "acme");
  }

  private static String fill(String text, Language language, double value, String scope) {
    List<Message> faults = new ArrayList<>();
    Template template = StageSentence.parse(text, language, ON_A_MEASURE, faults::add);
    assertThat(faults).isEmpty();
    Map<String, Object> values =
        Map.of(
            "value",
            value,
            "denominator",
            1_234_567.0,
            "scope",
            scope,
            "window",
            300_000L,
            "line",
            "high");
    return template.fill(values::get);
  }
}
