package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineGlanceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1794398400000",
        "\"1794398400000\"",
        "\"2026-11-11T12:00:00Z\"",
        "\"2026-11-11T12:00:00.000Z\"",
        "\"2026-11-11T20:00:00+08:00\"",
        "\"2026-11-11T12:00Z\"",
        "\"2026-11-11 20:00:00.000+0800\"",
        "1794398400000.25"
      })
  void readsATimeHoweverItIsWritten(String time) {
    assertThat(glance(time).timeMillis()).isEqualTo(1_794_398_400_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"noon\"",
        "\"-1\"",
        "\"99999999999999999999\"",
        "true",
        "null",
        "1.5",
        "99999999999999999999",
        "1794398400000000",
        "\"1999-12-31T23:59:59Z\""
      })
  void knowsNoTimeWhereNoneCanBeRead(String time) {
    assertThat(glance(time).timeMillis()).isNull();
    assertThat(glance(time).key()).isEqualTo("s1");
  }

  private static LineGlance glance(String time) {
    return LineGlance.at(("{\"sessionId\":\"s1\",\"eventTime\":" + time + "}").getBytes(UTF_8));
  }
}
