package io.fenghuo.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.MentionKind;
import io.fenghuo.event.Speaker;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.privacy.DataClass;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.rule.live.RuleStanding;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodesTest {

  @Test
  void bothLanguagesHaveEveryKey() {
    assertThat(Codes.keys(Language.ZH)).isEqualTo(Codes.keys(Language.EN)).isNotEmpty();
  }

  static Stream<Arguments> vocabulary() {
    Map<String, Enum<?>[]> words =
        Map.ofEntries(
            Map.entry("channel", Channel.values()),
            Map.entry("outcome", BotOutcome.values()),
            Map.entry("speaker", Speaker.values()),
            Map.entry("emotion", Emotion.values()),
            Map.entry("authorTier", AuthorTier.values()),
            Map.entry("mentionKind", MentionKind.values()),
            Map.entry("dataClass", DataClass.values()),
            Map.entry("ruleStanding", RuleStanding.values()),
            Map.entry("typeName", IncidentType.values()),
            Map.entry("levelName", Level.values()),
            Map.entry("departmentName", Department.values()),
            Map.entry("roleName", Role.values()));
    return words.entrySet().stream()
        .flatMap(of -> Stream.of(of.getValue()).map(word -> Arguments.of(of.getKey(), word)));
  }

  @ParameterizedTest
  @MethodSource("vocabulary")
  void everyWordOfTheJobHasANameInBothLanguages(String field, Enum<?> word) {
    assertThat(Codes.find(field, word.name())).isPresent();
    assertThat(Codes.in(Language.ZH, field, word.name())).isNotBlank().isNotEqualTo(word.name());
    assertThat(Codes.in(Language.EN, field, word.name())).isNotBlank().isNotEqualTo(word.name());
  }

  @ParameterizedTest
  @CsvSource({
    "platform, weibo, 微博, Weibo",
    "source, every-input, 全部输入, every input",
    "category, 漏发, 漏发, 漏发",
    "queueId, q1, q1, q1",
  })
  void findsACodeWhateverItsCaseAndShowsOthersAsTheyAre(
      String field, String code, String zh, String en) {
    assertThat(Codes.in(Language.ZH, field, code)).isEqualTo(zh);
    assertThat(Codes.in(Language.EN, field, code)).isEqualTo(en);
  }

  @Test
  void everyDefaultRuleAndMeasureHasAName() {
    Definitions defaults = Definitions.read(new Configuration());

    assertThat(defaults.rules().rules()).allSatisfy(rule -> assertThat(rule.name()).isNotNull());
    assertThat(defaults.measures().definitions())
        .allSatisfy(measure -> assertThat(measure.name()).isNotNull());
    assertThat(defaults.names().ofRule("hot-search"))
        .hasValue(new LocalizedText("负面话题登上热搜", "a hostile topic on a hot search list"));
    assertThat(defaults.names().ofMeasure("source-silence"))
        .hasValue(new LocalizedText("数据静默时长", "silence"));
    assertThat(defaults.names().ofRule("of-a-user")).isEmpty();
  }
}
