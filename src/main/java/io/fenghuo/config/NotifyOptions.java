package io.fenghuo.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;

/** The options of what pages people: Alertmanager and PagerDuty, both off unless they are named. */
public final class NotifyOptions {

  public static final ConfigOption<List<String>> ALERTMANAGER_URLS =
      key("alertmanager.urls")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "Alertmanagers that are told of every incident, as http(s)://host:port with the path they are served under; name every member of a cluster. None: off.");

  public static final ConfigOption<String> ALERTMANAGER_USERNAME =
      key("alertmanager.username")
          .stringType()
          .defaultValue("")
          .withDescription(
              "With alertmanager.password: basic authentication at every Alertmanager."
                  + " Empty: none.");

  public static final ConfigOption<String> ALERTMANAGER_PASSWORD =
      key("alertmanager.password")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Belongs to alertmanager.username, and neither is set without the other;"
                  + " never logged. Empty: none.");

  public static final ConfigOption<String> ALERTMANAGER_TOKEN =
      key("alertmanager.bearer-token")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Sent to every Alertmanager in place of a password; never logged. Empty:" + " none.");

  public static final ConfigOption<Duration> ALERTMANAGER_RESEND =
      key("alertmanager.resend-interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "How often every open incident is told again: an Alertmanager forgets all"
                  + " alerts when it restarts. Must be above 0.");

  public static final ConfigOption<Duration> ALERTMANAGER_ENDS_AFTER =
      key("alertmanager.ends-after")
          .durationType()
          .defaultValue(Duration.ofHours(4))
          .withDescription(
              "An incident that is not told again for this long counts as resolved at the"
                  + " Alertmanager; must outlast the job's longest absence. At least three times"
                  + " alertmanager.resend-interval.");

  public static final ConfigOption<String> PAGERDUTY_URL =
      key("pagerduty.url")
          .stringType()
          .defaultValue("https://events.pagerduty.com/v2/enqueue")
          .withDescription("Where events of PagerDuty's Events API v2 are sent.");

  public static final ConfigOption<String> PAGERDUTY_ROUTING_KEY =
      key("pagerduty.routing-key")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Integration key for all departments without a key of their own, and for"
                  + " incidents that name no department; 32 letters and digits, never logged."
                  + " Neither this nor pagerduty.routing-keys: off.");

  public static final ConfigOption<Map<String, String>> PAGERDUTY_ROUTING_KEYS =
      key("pagerduty.routing-keys")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Integration keys by department (TECH, CS, PR, LEGAL, SECURITY, BIZ, EXEC):"
                  + " each is told of the incidents that name its department; never logged."
                  + " None: pagerduty.routing-key alone.");

  public static final ConfigOption<String> INCIDENT_URL =
      key("notify.incident-url")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Page of an incident, linked in what is sent; {incidentId} stands for the"
                  + " incident's id. Empty: no link.");

  public static final ConfigOption<Duration> REQUEST_TIMEOUT =
      key("notify.request-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "How long one request to an Alertmanager or to PagerDuty may take. Must be"
                  + " above 0.");

  public static final ConfigOption<Duration> MAX_RETRY_WAIT =
      key("notify.max-retry-wait")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "A failed request is made again after half a second, then after twice as"
                  + " long each time up to this, for ever. Must be above 0.");

  public static final ConfigOption<Integer> MAX_WAITING =
      key("notify.max-waiting")
          .intType()
          .defaultValue(10_000)
          .withDescription(
              "How many notices may wait for a receiver that does not answer before the"
                  + " job is held back. At least 1.");

  private NotifyOptions() {}
}
