package io.fenghuo.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** What {@link NotifyOptions} must keep to. A secret's value is in no message. */
final class NotifyBounds {

  /** Two requests in turn may fail before an Alertmanager takes an incident for resolved. */
  private static final int RESENDS_BEFORE_THE_END = 3;

  private static final int MAX_PORT = 65_535;
  private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");

  private final ReadableConfig config;
  private final List<String> faults = new ArrayList<>();

  private NotifyBounds(ReadableConfig config) {
    this.config = config;
  }

  /** Every rule that the configuration breaks; values of a wrong type are passed over. */
  static List<String> faults(ReadableConfig config) {
    NotifyBounds bounds = new NotifyBounds(config);
    bounds.alertmanager();
    bounds.pagerDuty();
    bounds.common();
    return bounds.faults;
  }

  private void alertmanager() {
    String option = NotifyOptions.ALERTMANAGER_URLS.key();
    Set<String> seen = new HashSet<>();
    for (String url : value(NotifyOptions.ALERTMANAGER_URLS).orElse(List.of())) {
      address(option, url);
      if (!seen.add(url)) {
        faults.add(option + " must differ from each other, got '" + withoutUser(url) + "' twice");
      }
    }
    boolean user = isSet(NotifyOptions.ALERTMANAGER_USERNAME);
    boolean password = isSet(NotifyOptions.ALERTMANAGER_PASSWORD);
    if (user != password) {
      faults.add(
          NotifyOptions.ALERTMANAGER_USERNAME.key()
              + " and "
              + NotifyOptions.ALERTMANAGER_PASSWORD.key()
              + " must be set together");
    }
    if (password && isSet(NotifyOptions.ALERTMANAGER_TOKEN)) {
      faults.add(
          NotifyOptions.ALERTMANAGER_TOKEN.key()
              + " must not be set beside "
              + NotifyOptions.ALERTMANAGER_PASSWORD.key());
    }
    positive(NotifyOptions.ALERTMANAGER_RESEND);
    positive(NotifyOptions.ALERTMANAGER_ENDS_AFTER);
    Optional<Duration> resend = value(NotifyOptions.ALERTMANAGER_RESEND);
    Optional<Duration> end = value(NotifyOptions.ALERTMANAGER_ENDS_AFTER);
    if (resend.isPresent()
        && end.isPresent()
        && end.get().compareTo(resend.get().multipliedBy(RESENDS_BEFORE_THE_END)) < 0) {
      faults.add(
          NotifyOptions.ALERTMANAGER_ENDS_AFTER.key()
              + " must be at least "
              + RESENDS_BEFORE_THE_END
              + " times "
              + NotifyOptions.ALERTMANAGER_RESEND.key()
              + " ("
              + OptionTypes.show(resend.get())
              + "), got "
              + OptionTypes.show(end.get()));
    }
  }

  private void pagerDuty() {
    value(NotifyOptions.PAGERDUTY_URL)
        .ifPresent(url -> address(NotifyOptions.PAGERDUTY_URL.key(), url));
    if (isSet(NotifyOptions.PAGERDUTY_ROUTING_KEY)) {
      value(NotifyOptions.PAGERDUTY_ROUTING_KEY)
          .ifPresent(key -> routingKey(NotifyOptions.PAGERDUTY_ROUTING_KEY.key(), key));
    }
    String option = NotifyOptions.PAGERDUTY_ROUTING_KEYS.key();
    value(NotifyOptions.PAGERDUTY_ROUTING_KEYS)
        .ifPresent(
            keys -> keys.forEach((department, key) -> routingKey(option + "." + department, key)));
  }

  private void common() {
    value(NotifyOptions.INCIDENT_URL)
        .filter(url -> !url.isEmpty())
        .map(url -> url.replace("{incidentId}", "id"))
        .ifPresent(url -> page(NotifyOptions.INCIDENT_URL.key(), url));
    positive(NotifyOptions.REQUEST_TIMEOUT);
    positive(NotifyOptions.MAX_RETRY_WAIT);
    value(NotifyOptions.MAX_WAITING)
        .filter(count -> count < 1)
        .ifPresent(
            count ->
                faults.add(NotifyOptions.MAX_WAITING.key() + " must be at least 1, got " + count));
  }

  private void routingKey(String option, String key) {
    if (!ROUTING_KEY.matcher(key).matches()) {
      faults.add(
          option + " must be 32 letters and digits, got a text of " + key.length() + " characters");
    }
  }

  /** Where requests go: nothing behind the path, and no secret in it. */
  private void address(String option, String url) {
    Optional<URI> address = http(url);
    if (address.isEmpty()
        || address.get().getQuery() != null
        || address.get().getFragment() != null) {
      faults.add(
          option
              + " must be http(s)://host:port and perhaps a path, got '"
              + withoutUser(url)
              + "'");
    } else if (address.get().getRawUserInfo() != null) {
      faults.add(option + " must not hold a user or a password, got '" + withoutUser(url) + "'");
    }
  }

  private void page(String option, String url) {
    if (http(url).isEmpty()) {
      faults.add(
          option
              + " must be http(s)://host/path, with {incidentId} in it, got '"
              + withoutUser(url)
              + "'");
    }
  }

  private static Optional<URI> http(String url) {
    try {
      URI address = new URI(url);
      String scheme = String.valueOf(address.getScheme());
      boolean http = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      return http && address.getHost() != null && address.getPort() <= MAX_PORT
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutUser(String url) {
    return url.replaceFirst("//[^/]*@", "//***@");
  }

  private void positive(ConfigOption<Duration> option) {
    value(option)
        .filter(duration -> duration.toMillis() < 1)
        .ifPresent(
            duration ->
                faults.add(option.key() + " must be positive, got " + OptionTypes.show(duration)));
  }

  private boolean isSet(ConfigOption<String> option) {
    return value(option).filter(text -> !text.isEmpty()).isPresent();
  }

  private <T> Optional<T> value(ConfigOption<T> option) {
    try {
      return Optional.ofNullable(config.get(option));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
