package io.fenghuo.mapping;

import static io.fenghuo.mapping.Mapped.map;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m.at                                       | 1794398400000             | 1794398400000",
        "m.at                                       | \"2026-11-11T12:00:00Z\"  |"
            + " 2026-11-11T12:00:00Z",
        "timestamp(m.at)                            | 1794398400                | 1794398400000",
        "timestamp(m.at)                            | \"2026-11-11T20:00:00+08:00\" |"
            + " 1794398400000",
        "{ expr: m.at, unit: seconds }              | 1794398400                | 1794398400000",
        "{ expr: m.at, unit: seconds }              | 1794398400.1239           | 1794398400123",
        "{ expr: m.at, unit: seconds }              | \"1794398400.1239\"       | 1794398400123",
        "{ expr: m.at, unit: millis }               | \"1794398400000\"         | 1794398400000",
        "{ expr: m.at, unit: micros }               | 1794398400123999          | 1794398400123",
        "{ expr: m.at, unit: nanos }                | 1794398400123999999       | 1794398400123",
        "{ expr: m.at, format: yyyy-MM-dd HH:mm:ss, zone: Asia/Shanghai } | \"2026-11-11 20:00:00\""
            + " | 1794398400000",
        "{ expr: m.at, format: yyyyMMddHHmmssX, zone: Asia/Shanghai } | \"20261111120000Z\" |"
            + " 1794398400000",
        "{ expr: m.at, format: yyyy-MM-dd hh:mm a, zone: Asia/Shanghai } | \"2026-11-11 08:00 PM\""
            + " | 1794398400000",
        "{ expr: m.at, format: \"dd.MM.yy 'um' HH:mm\", zone: Asia/Shanghai } | \"11.11.26 um"
            + " 20:00\" | 1794398400000",
        "{ expr: m.at, format: \"EEE, d MMM yyyy HH:mm:ss xx\", zone: UTC } | \"Wed, 11 Nov 2026"
            + " 20:00:00 +0800\" | 1794398400000",
        "{ expr: m.at, format: \"yyyy-MM-dd'T'HH:mm:ssxxx\" } | \"2026-11-11T20:00:00+08:00\""
            + " | 1794398400000",
        "{ expr: m.at, format: \"hh:mm a, d/M/yyyy\", zone: UTC } | \"12:00 PM, 11/11/2026\""
            + " | 1794398400000",
        "recordTime                                 | 1                         | 1794398400000",
      })
  void readsTimes(String source, String at, String expected) {
    assertThat(map(time(source), "{\"at\":" + at + "}"))
        .first()
        .asString()
        .contains("eventTime=" + expected + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ expr: m.at, unit: seconds } | \"noon\" | WRONG_TYPE eventTime must be an epoch time in"
            + " SECONDS, got no number",
        "{ expr: m.at, unit: seconds } | 1794398400000 | ABSURD_TIME eventTime must lie between"
            + " 2000 and 2100, counted in SECONDS",
        "{ expr: m.at, unit: seconds } | 1e300 | ABSURD_TIME eventTime must lie between 2000 and"
            + " 2100, counted in SECONDS",
        "{ expr: m.at, unit: seconds } | true | WRONG_TYPE eventTime must be an epoch time in"
            + " SECONDS, got no number",
        "{ expr: m.at, format: yyyy-MM-dd HH:mm, zone: UTC } | \"2021-02-29 12:00\" | WRONG_TYPE"
            + " eventTime must be a time in the form that the mapping gives",
        "{ expr: m.at, format: yyyy-MM-dd HH:mm, zone: UTC } | \"2021-02-28 24:00\" | WRONG_TYPE"
            + " eventTime must be a time in the form that the mapping gives",
        "{ expr: m.at, format: yyyy-MM-dd HH:mm, zone: UTC } | \"11.11.2026\" | WRONG_TYPE"
            + " eventTime must be a time in the form that the mapping gives",
        "timestamp(m.at)               | \"noon\" | EXPRESSION_FAILED eventTime can't be had: a"
            + " value has not the form that a function reads",
      })
  void saysWhyATimeIsNone(String source, String at, String expected) {
    assertThat(map(time(source), "{\"at\":" + at + "}")).containsExactly("0 " + expected);
  }

  private static String time(String source) {
    return """
    events:
      - kind: TICKET_OPENED
        fields:
          eventTime: %s
          tenant: { value: shop }
          brand: { value: acme }
    """
        .formatted(source);
  }
}
