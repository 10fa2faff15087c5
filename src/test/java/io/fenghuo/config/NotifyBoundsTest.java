package io.fenghuo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyBoundsTest {

  private static final String KEY = "0123456789abcdefABCDEF0123456789";

  @Test
  void takesWhatIsWellConfigured() {
    assertThat(
            faults(
                Map.of(
                    "alertmanager.urls", "http://am-1:9093;https://[::1]:9093/alertmanager/",
                    "alertmanager.username", "fenghuo",
                    "alertmanager.password", "sesame",
                    "pagerduty.routing-key", KEY,
                    "pagerduty.routing-keys", "TECH:" + KEY,
                    "notify.incident-url", "https://desk/{incidentId}?tab=1")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"am:9093", "ftp://am", "http://", "http://am?x=1", "http://am#x", "http:// am"})
  void anAlertmanagerIsAnAddress(String url) {
    assertThat(faults(Map.of("alertmanager.urls", url)))
        .containsExactly(
            "alertmanager.urls must be http(s)://host:port and perhaps a path, got '" + url + "'");
  }

  @Test
  void noFaultTellsASecret() {
    assertThat(
            faults(
                Map.of(
                    "alertmanager.urls", "http://li:sesame@am:9093",
                    "alertmanager.password", "sesame",
                    "pagerduty.url", "https://li:sesame@pagerduty/?a",
                    "pagerduty.routing-key", "sesame",
                    "pagerduty.routing-keys", "sesame")))
        .hasSize(5)
        .noneSatisfy(fault -> assertThat(fault).contains("sesame"))
        .contains(
            "alertmanager.urls must not hold a user or a password, got 'http://***@am:9093'",
            "pagerduty.routing-key must be 32 letters and digits, got a text of 6 characters",
            "pagerduty.routing-keys must be texts by name, got ***");
  }

  @Test
  void saysWhichSettingsBelongTogether() {
    assertThat(faults(Map.of("alertmanager.username", "li")))
        .containsExactly("alertmanager.username and alertmanager.password must be set together");
    assertThat(
            faults(
                Map.of(
                    "alertmanager.username", "li",
                    "alertmanager.password", "p",
                    "alertmanager.bearer-token", "t")))
        .containsExactly("alertmanager.bearer-token must not be set beside alertmanager.password");
    assertThat(faults(Map.of("alertmanager.urls", "http://a:1;http://a:1")))
        .containsExactly("alertmanager.urls must differ from each other, got 'http://a:1' twice");
    assertThat(faults(Map.of("alertmanager.ends-after", "179s")))
        .containsExactly(
            "alertmanager.ends-after must be at least 3 times alertmanager.resend-interval (1min),"
                + " got 179s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alertmanager.resend-interval | 0s | must be positive, got 0ms",
        "notify.request-timeout | 0s | must be positive, got 0ms",
        "notify.max-retry-wait | 0s | must be positive, got 0ms",
        "notify.max-waiting | 0 | must be at least 1, got 0",
        "pagerduty.routing-keys.TECH | x | must be 32 letters and digits, got a text of 1 characters",
        "notify.incident-url | desk/{incidentId} | must be http(s)://host/path, with {incidentId} in"
            + " it, got 'desk/id'",
      })
  void namesTheSettingAndTheRule(String option, String value, String rule) {
    assertThat(faults(Map.of(option, value))).containsExactly(option + " " + rule);
  }

  private static List<String> faults(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("kafka.bootstrap.servers", "broker:9092");
    InvalidConfigException refused =
        catchThrowableOfType(InvalidConfigException.class, () -> ConfigFile.of(all));
    return refused == null ? List.of() : refused.faults();
  }
}
