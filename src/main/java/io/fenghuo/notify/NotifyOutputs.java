package io.fenghuo.notify;

import io.fenghuo.config.InvalidConfigException;
import io.fenghuo.config.NotifyOptions;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.FigureWords;
import io.fenghuo.rule.Department;
import io.fenghuo.words.HumanNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * Those who page people, behind the job's alerts: nothing at all where none is configured.
 *
 * <p>Each receiver's way is one subtask, whatever the job's parallelism: a desk has hundreds of
 * incidents and not millions, and the order of their requests then survives every rescaling.
 */
public final class NotifyOutputs {

  private static final String API = "/api/v2/alerts";
  private static final int ALERTMANAGER_BATCH = 64;
  private static final int PAGERDUTY_BATCH = 8;

  private final ReadableConfig config;
  private final FigureWords words;
  private final List<String> alertmanagers;
  private final PagerDutyTargets targets;

  private NotifyOutputs(ReadableConfig config, HumanNames names) {
    this.config = config;
    this.words = new FigureWords(names);
    this.alertmanagers = config.get(NotifyOptions.ALERTMANAGER_URLS);
    this.targets =
        new PagerDutyTargets(
            config.get(NotifyOptions.PAGERDUTY_ROUTING_KEY),
            departments(config.get(NotifyOptions.PAGERDUTY_ROUTING_KEYS)));
  }

  /**
   * @param config as read by {@link io.fenghuo.config.ConfigFile}
   * @param names what people call rules and measures
   * @throws InvalidConfigException naming the setting that cannot be
   */
  public static NotifyOutputs from(ReadableConfig config, HumanNames names) {
    return new NotifyOutputs(config, names);
  }

  /** Adds what is configured behind the alerts. */
  public void define(DataStream<Alert> alerts) {
    if (!alertmanagers.isEmpty()) {
      SingleOutputStreamOperator<Notice> notices =
          keep(alerts, new AlertmanagerFunction(alertmanagerDesk()), "alertmanager");
      for (int i = 0; i < alertmanagers.size(); i++) {
        String url = alertmanagers.get(i).replaceFirst("/+$", "") + API;
        Endpoint endpoint = alertmanager(url);
        write(
            notices,
            "write-alertmanager-" + (i + 1),
            () -> new AlertmanagerCourier(endpoint),
            ALERTMANAGER_BATCH);
      }
    }
    if (!targets.isEmpty()) {
      PagerDutyEvents events = new PagerDutyEvents(config.get(NotifyOptions.INCIDENT_URL), words);
      Endpoint endpoint = Endpoint.open(config.get(NotifyOptions.PAGERDUTY_URL), timeout());
      Map<String, String> routingKeys = targets.routingKeys();
      write(
          keep(alerts, new PagerDutyFunction(new PagerDutyPolicy(targets), events), "pagerduty"),
          "write-pagerduty",
          () -> new PagerDutyCourier(endpoint, routingKeys),
          PAGERDUTY_BATCH);
    }
  }

  private static SingleOutputStreamOperator<Notice> keep(
      DataStream<Alert> alerts, KeyedProcessFunction<String, Alert, Notice> function, String name) {
    SingleOutputStreamOperator<Notice> notices =
        alerts.keyBy(Alert::dedupKey, Types.STRING).process(function).uid(name).name(name);
    notices.setParallelism(1).setMaxParallelism(1);
    return notices;
  }

  private void write(
      SingleOutputStreamOperator<Notice> notices, String name, Courier.Office office, int batch) {
    NoticeSink sink =
        new NoticeSink(
            name,
            office,
            batch,
            config.get(NotifyOptions.MAX_WAITING),
            config.get(NotifyOptions.MAX_RETRY_WAIT).toMillis());
    notices.sinkTo(sink).uid(name).name(name).setParallelism(1).setMaxParallelism(1);
  }

  private AlertmanagerPolicy alertmanagerDesk() {
    return new AlertmanagerPolicy(
        config.get(NotifyOptions.ALERTMANAGER_RESEND).toMillis(),
        config.get(NotifyOptions.ALERTMANAGER_ENDS_AFTER).toMillis(),
        config.get(NotifyOptions.INCIDENT_URL),
        words);
  }

  private Endpoint alertmanager(String url) {
    String token = config.get(NotifyOptions.ALERTMANAGER_TOKEN);
    String password = config.get(NotifyOptions.ALERTMANAGER_PASSWORD);
    if (!token.isEmpty()) {
      return Endpoint.withToken(url, token, timeout());
    }
    return password.isEmpty()
        ? Endpoint.open(url, timeout())
        : Endpoint.withPassword(
            url, config.get(NotifyOptions.ALERTMANAGER_USERNAME), password, timeout());
  }

  private Duration timeout() {
    return config.get(NotifyOptions.REQUEST_TIMEOUT);
  }

  private static Map<Department, String> departments(Map<String, String> configured) {
    Map<Department, String> keys = new EnumMap<>(Department.class);
    configured.forEach((name, key) -> keys.put(department(name), key));
    return keys;
  }

  private static Department department(String name) {
    try {
      return Department.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          NotifyOptions.PAGERDUTY_ROUTING_KEYS.key()
              + " has the key "
              + name
              + "; the departments are "
              + Arrays.toString(Department.values()));
    }
  }
}
