package io.fenghuo.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as a time, and what is not. */
class JsonTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-11T00:00:00Z, 1794355200000",
    "2026-11-11T08:00:00+08:00, 1794355200000",
    "2026-11-11T00:00:00.1Z, 1794355200100",
    "2026-11-11T00:00:00.12Z, 1794355200120",
    "2026-11-11T00:00:00.123Z, 1794355200123",
    "2026-11-11T00:00:00.123999999Z, 1794355200123",
    "2026-11-11T00:00:00.1234567890Z, 1794355200123",
    "2026-11-11T00:00:00.999999999999Z, 1794355200999",
    "2026-11-11T08:00:00.123456789012+08:00, 1794355200123",
    "2026-11-11 08:00:00.123456789012+0800, 1794355200123",
    "2024-02-29T23:59:59.999Z, 1709251199999",
    "2026-11-11T00:00Z, 1794355200000",
    "2026-11-11 00:00:00Z, 1794355200000",
    "2026-11-11T08:00:00+0800, 1794355200000",
    "2026-11-11T08:00:00.123+0800, 1794355200123",
    "2026-11-10 19:00:00.123456-0500, 1794355200123",
    "1794355200000, 1794355200000",
    "946684800000, 946684800000",
  })
  void readsATime(String text, long millis) throws RefusedException {
    assertThat(JsonTime.parse("eventTime", text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-13-10T00:00:00Z",
        "2026-10-00T00:00:00Z",
        "2026-11-11T24:00:00Z",
        "2026-11-11T00:60:00Z",
        "2026-11-11T00:00:60Z",
        "2026-11-11T00:00:00.1234567890",
        "2026-11-11T00:00:00.1234567890xZ",
        "2026-11-11T00:00:00.123456789x0+08:00",
        "2026-11-11T00:00.1234567890Z",
        "2026-11-11T00:00:00,1Z",
        "2026-11-11T00:00:00.1xZ",
        "2026-11-11 00:00:00",
        "2026-11-11T08:00:00+08000",
        "2026-11-11T08:00:00 0800",
        "1794355200000.5.5",
        "-1794355200000",
        "+1794355200000",
        " 1794355200000",
        "1.7943552E12",
        "１７９４３５５２０００００",
        "1794355200000000000",
        "2026-11-11T00:00:00",
        "2026-11-11T٠٠:00:00Z",
        "Z",
        "",
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> JsonTime.parse("eventTime", text))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(JsonTime.FORM);
  }
}
