package io.fenghuo.health;

import io.fenghuo.config.IncidentOptions;
import io.fenghuo.config.InvalidConfigException;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.TimeUtils;

/**
 * The settings of source health.
 *
 * @param stalledAfterMillis a shorter silence is none
 * @param deadAfterMillis from when on a stalled unit is dead
 * @param liveForMillis how long a unit must be back before its silence is taken back
 * @param forgetAfterMillis how long a unit that does not come back is remembered
 * @param unreadableShare from which share of an input's records on that can't be read it is told
 * @param periods of sources that must send heartbeats, how often, by tenant and source
 */
public record HealthLimits(
    long stalledAfterMillis,
    long deadAfterMillis,
    long liveForMillis,
    long forgetAfterMillis,
    double unreadableShare,
    Map<String, Map<String, Long>> periods)
    implements Serializable {

  /** So many heartbeats may be missing. */
  static final int PERIODS = 3;

  /** Of one tenant; what comes beyond is part of its input and its partition only. */
  static final int MOST_SOURCES = 500;

  /** Of one input or partition; what has more is fed by many. */
  static final int MOST_FEEDERS = 32;

  /**
   * @throws IllegalArgumentException naming the setting that is not what it must be
   */
  public static HealthLimits from(ReadableConfig config) {
    long stalled = positive(config, IncidentOptions.HEALTH_STALLED_AFTER);
    long dead = positive(config, IncidentOptions.HEALTH_DEAD_AFTER);
    long forget = positive(config, IncidentOptions.HEALTH_FORGET_AFTER);
    atLeast(config, IncidentOptions.HEALTH_DEAD_AFTER, IncidentOptions.HEALTH_STALLED_AFTER);
    atLeast(config, IncidentOptions.HEALTH_FORGET_AFTER, IncidentOptions.HEALTH_DEAD_AFTER);
    long liveFor = config.get(IncidentOptions.HEALTH_LIVE_FOR).toMillis();
    check(
        liveFor >= 0,
        IncidentOptions.HEALTH_LIVE_FOR,
        "must not be negative",
        config.get(IncidentOptions.HEALTH_LIVE_FOR));
    double unreadable = config.get(IncidentOptions.HEALTH_UNREADABLE_SHARE);
    check(
        unreadable > 0 && unreadable <= 1,
        IncidentOptions.HEALTH_UNREADABLE_SHARE,
        "must be above 0 and at most 1",
        unreadable);
    return new HealthLimits(stalled, dead, liveFor, forget, unreadable, periods(config));
  }

  /** The sources that a tenant's desk must have, with the period of their heartbeats. */
  Map<String, Long> declared(String tenant) {
    return periods.getOrDefault(tenant, Map.of());
  }

  private static Map<String, Map<String, Long>> periods(ReadableConfig config) {
    ConfigOption<Map<String, String>> option = IncidentOptions.HEALTH_SOURCES;
    LinkedHashMap<String, Map<String, Long>> periods = new LinkedHashMap<>();
    new TreeMap<>(config.get(option))
        .forEach(
            (name, text) -> {
              int slash = name.indexOf('/');
              check(
                  slash > 0 && slash < name.length() - 1, option, "must name tenant/source", name);
              periods
                  .computeIfAbsent(name.substring(0, slash), t -> new LinkedHashMap<>())
                  .put(name.substring(slash + 1), period(name, text));
            });
    return periods;
  }

  private static long period(String name, String text) {
    ConfigOption<Map<String, String>> option = IncidentOptions.HEALTH_SOURCES;
    try {
      long millis = TimeUtils.parseDuration(text).toMillis();
      check(millis > 0, option, "must give " + name + " a positive period", text);
      return millis;
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          option.key() + " must give " + name + " a period such as 30 s, got " + text);
    }
  }

  private static long positive(ReadableConfig config, ConfigOption<Duration> option) {
    Duration value = config.get(option);
    check(value.toMillis() > 0, option, "must be positive", value);
    return value.toMillis();
  }

  private static void atLeast(
      ReadableConfig config, ConfigOption<Duration> option, ConfigOption<Duration> other) {
    check(
        config.get(option).compareTo(config.get(other)) >= 0,
        option,
        "must be at least " + other.key(),
        config.get(option));
  }

  private static void check(boolean holds, ConfigOption<?> option, String rule, Object value) {
    if (!holds) {
      throw new InvalidConfigException(option.key() + " " + rule + ", got " + value);
    }
  }
}
