package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {

  private static final LocalizedText WHY = new LocalizedText("因。", "why.");
  private static final LocalizedText ENDED = new LocalizedText("果", "that");
  private static final Affected ACME =
      affected("acme", List.of("APP", "DOUYIN", "WEB"), List.of("q1"), List.of());

  @ParameterizedTest
  @MethodSource("transitions")
  void saysWhatHappenedAndWhy(LocalizedText says, String zh, String en) {
    assertThat(says).isEqualTo(new LocalizedText(zh, en));
  }

  static Stream<Arguments> transitions() {
    Wording words = words(ACME);
    return Stream.of(
        Arguments.of(words.opened(WHY), "II级（重大）系统故障：因。", "System fault, level II (serious): why."),
        Arguments.of(
            words.raised(IncidentType.SYSTEM_FAULT, Level.III, WHY),
            "系统故障由III级（较大）升为II级（重大）：因。",
            "System fault raised from level III (major) to level II (serious): why."),
        Arguments.of(
            words.raised(IncidentType.SENTIMENT_CRISIS, Level.III, WHY),
            "已查明起因，情绪危机改定为系统故障，并由III级（较大）升为II级（重大）：因。",
            "Cause found, the sentiment crisis is now a system fault,"
                + " raised from level III (major) to level II (serious): why."),
        Arguments.of(
            words.lowered(Level.I, ENDED, WHY),
            "品牌 acme 的系统故障由I级（特别重大）降为II级（重大）：果；仍未解除，最近所报为：因。",
            "System fault of brand acme lowered from level I (extremely serious) to level II"
                + " (serious): that; still standing, as last reported: why."),
        Arguments.of(
            words.lowered(Level.I, null, WHY),
            "品牌 acme 的系统故障由I级（特别重大）降为II级（重大）：仍未解除，最近所报为：因。",
            "System fault of brand acme lowered from level I (extremely serious) to level II"
                + " (serious): still standing, as last reported: why."),
        Arguments.of(
            words.causeFound(IncidentType.PUBLIC_OPINION, WHY),
            "已查明起因，舆情危机改定为系统故障：因。",
            "Cause found, the public-opinion crisis is now a system fault: why."),
        Arguments.of(
            words.ledTo(IncidentType.SERVICE_OVERLOAD, WHY),
            "系统故障引发服务过载：因。",
            "System fault has led to a service overload: why."),
        Arguments.of(words.joinedByRule(WHY), "系统故障新增告警：因。", "System fault, further finding: why."),
        Arguments.of(
            words.spread(affected("acme", List.of("APP", "WEB"), List.of("q1"), List.of()), WHY),
            "系统故障扩散至渠道 App、网页、队列 q1，共波及3个渠道、1个队列：因。",
            "System fault has spread to channels app and web, queue q1, now on 3 channels and 1"
                + " queue in all: why."),
        Arguments.of(
            words.grown(new Impact(1_000L, 1_000L, null, null, null)),
            "品牌 acme 的系统故障影响扩大：至少已波及1,000位客户、1,000个会话。",
            "System fault of brand acme has grown:"
                + " so far at least 1,000 customers and 1,000 sessions touched."),
        Arguments.of(
            words.grown(new Impact(100L, null, 1L, 1_040_151L, null)),
            "品牌 acme 的系统故障影响扩大：至少已波及100个会话，收到1件投诉，被公开浏览1,040,151次。",
            "System fault of brand acme has grown: so far at least 100 sessions touched,"
                + " 1 complaint filed, 1,040,151 public views."),
        Arguments.of(
            words.absorbed(1, WHY),
            "系统故障已引发1起客诉升级：因。",
            "System fault has led to 1 customer escalation: why."),
        Arguments.of(
            words.absorbed(1_000, WHY),
            "系统故障已引发1,000起客诉升级，最近一起：因。",
            "System fault has led to 1,000 customer escalations, the latest: why."),
        Arguments.of(
            words.resolved(Trouble.minutes(187), ENDED),
            "品牌 acme 的系统故障已解除，历时3小时7分钟：果。",
            "System fault of brand acme is over after 3 h 7 min: that."),
        Arguments.of(
            words.resolved(0, ENDED),
            "品牌 acme 的系统故障已解除，历时0秒：果。",
            "System fault of brand acme is over after 0 s: that."),
        Arguments.of(
            words.reopened(WHY),
            "系统故障复发，现为II级（重大）：因。",
            "System fault is back, level II (serious): why."),
        Arguments.of(
            words.closed(Trouble.REOPEN),
            "品牌 acme 的系统故障已关闭：解除后10分钟内未复发，此后再出现将另立事件。",
            "System fault of brand acme is closed: it did not come back within 10 min;"
                + " from here on the same trouble is a new incident."));
  }

  @ParameterizedTest
  @MethodSource("places")
  void namesThePlaceWhereNoRuleDoes(Affected scope, String zh, String en) {
    LocalizedText says = words(scope).resolved(0, ENDED);

    assertThat(says.zh()).startsWith(zh + "已解除");
    assertThat(says.en()).startsWith(en + " is over");
  }

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of(
            affected("长城", List.of(), List.of(), List.of()),
            "品牌长城的系统故障",
            "System fault of brand 长城"),
        Arguments.of(
            affected(null, List.of(), List.of(), List.of("im")),
            "数据源 im 的系统故障",
            "System fault of source im"),
        Arguments.of(
            affected(null, List.of(), List.of(), List.of()),
            "租户 shop 的系统故障",
            "System fault of tenant shop"),
        Arguments.of(
            new Affected(null, null, null, List.of(), List.of(), List.of()),
            "系统故障",
            "System fault"));
  }

  @Test
  void countsNamesThatAreTooManyToTell() {
    List<String> queues = IntStream.rangeClosed(1, 10).mapToObj(i -> "q" + i).toList();
    Affected many = affected("acme", List.of(), queues, List.of());

    assertThat(words(many).spread(many, WHY))
        .isEqualTo(
            new LocalizedText(
                "系统故障扩散至队列 q1、q2、q3、q4、q5、q6、q7、q8 等10个，共波及10个队列：因。",
                "System fault has spread to queues q1, q2, q3, q4, q5, q6, q7, q8 and 2 more,"
                    + " now on 10 queues in all: why."));
  }

  private static Wording words(Affected scope) {
    return new Wording(IncidentType.SYSTEM_FAULT, Level.II, scope, HumanNames.NONE);
  }

  private static Affected affected(
      String brand, List<String> channels, List<String> queues, List<String> sources) {
    return new Affected("shop", brand, null, channels, queues, sources);
  }
}
