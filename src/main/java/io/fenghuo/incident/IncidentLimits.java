package io.fenghuo.incident;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.IncidentOptions;
import io.fenghuo.config.InvalidConfigException;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.TimeUtils;

/**
 * What an incident's life is bounded by. Those that are maps hold every level.
 *
 * @param deescalateMillis how long a part of that level counts towards the level after it is over
 * @param reopenMillis how long after its end a relapse is the same incident
 * @param flapping when an incident's ends are no longer believed
 * @param storm when incidents are no longer told one by one
 * @param figureGrowth so many times what was last told of a figure is told anew
 * @param crowd when many customers of a brand are one incident of the brand
 * @param liveHoldMillis how long an input that was missed must be alive again before an incident
 *     that reads it is over
 * @param linkMillis how long before a service incident a customer's own may have begun to be its
 *     consequence
 * @param relatedMillis how far apart incidents of several brands may open that are related
 * @param symptomMemoryMillis how long a line that came back is remembered, for findings that the
 *     crossing back has overtaken
 * @param maxParts findings of how many rules, scopes and lines an incident follows one by one
 * @param maxNames how many rules, and how many channels, queues and sources each, it remembers
 * @param maxMutes how many silences and maintenances a tenant may have at a time
 * @param salt goes into the hashes of customers and sessions
 */
public record IncidentLimits(
    Map<Level, Long> deescalateMillis,
    Map<Level, Long> reopenMillis,
    Flapping flapping,
    Storm storm,
    double figureGrowth,
    Crowd crowd,
    long liveHoldMillis,
    long linkMillis,
    long relatedMillis,
    long symptomMemoryMillis,
    int maxParts,
    int maxNames,
    int maxMutes,
    String salt)
    implements Serializable {

  private static final int MAX_PARTS = 64;
  private static final int MAX_NAMES = 64;
  private static final int MAX_MUTES = 1_000;
  // Until they are many each finding looks at those before it.
  private static final int MAX_CROWD = 1_000;
  // An opening looks through the openings of so long before and after it.
  private static final Duration MAX_RELATED = Duration.ofHours(1);

  /**
   * When an incident flaps.
   *
   * @param relapses so many relapses …
   * @param spanMillis … within this time
   * @param calmMillis how long it must then be over before it is called so
   */
  public record Flapping(int relapses, long spanMillis, Map<Level, Long> calmMillis)
      implements Serializable {}

  /**
   * When it storms.
   *
   * @param cap so many incidents of a level, a kind of scope and a brand are told …
   * @param spanMillis … within this time, and no more
   */
  public record Storm(int cap, long spanMillis) implements Serializable {}

  /**
   * When customers are many.
   *
   * @param customers from how many on they are an incident of that level
   * @param spanMillis within this time
   */
  public record Crowd(Map<Level, Integer> customers, long spanMillis) implements Serializable {

    /** The level of an incident of so many; null where they are not many. */
    Level levelOf(long count) {
      return customers.entrySet().stream()
          .filter(each -> each.getValue() <= count)
          .map(Map.Entry::getKey)
          .reduce(Level::moreSevere)
          .orElse(null);
    }

    /** From how many on they are many. */
    int fewest() {
      return customers.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }
  }

  /**
   * @throws InvalidConfigException naming the setting that cannot be
   */
  public static IncidentLimits from(ReadableConfig config) {
    String salt = config.get(FenghuoOptions.PRIVACY_SALT);
    require(!salt.isEmpty(), FenghuoOptions.PRIVACY_SALT.key() + " must not be empty");
    return new IncidentLimits(
        byLevel(config, IncidentOptions.DEESCALATE_HOLDS),
        byLevel(config, IncidentOptions.REOPEN_WINDOWS),
        new Flapping(
            positive(config, IncidentOptions.FLAPPING_RELAPSES),
            millis(config, IncidentOptions.FLAPPING_SPAN),
            byLevel(config, IncidentOptions.FLAPPING_CALM)),
        new Storm(
            positive(config, IncidentOptions.STORM_CAP),
            millis(config, IncidentOptions.STORM_SPAN)),
        growth(config),
        crowd(config),
        millis(config, IncidentOptions.LIVE_HOLD),
        millis(config, IncidentOptions.LINK_WINDOW),
        related(config),
        millis(config, IncidentOptions.SYMPTOM_MEMORY),
        MAX_PARTS,
        MAX_NAMES,
        MAX_MUTES,
        salt);
  }

  long deescalateMillis(Level level) {
    return deescalateMillis.get(level);
  }

  long reopenMillis(Level level) {
    return reopenMillis.get(level);
  }

  long calmMillis(Level level) {
    return flapping.calmMillis().get(level);
  }

  private static double growth(ReadableConfig config) {
    double growth = config.get(IncidentOptions.FIGURE_GROWTH);
    require(
        growth > 1 && Double.isFinite(growth),
        IncidentOptions.FIGURE_GROWTH.key() + " must be above 1, got " + growth);
    return growth;
  }

  private static long related(ReadableConfig config) {
    long millis = millis(config, IncidentOptions.RELATED_WITHIN);
    require(
        millis <= MAX_RELATED.toMillis(),
        IncidentOptions.RELATED_WITHIN.key()
            + " must be no more than "
            + MAX_RELATED
            + ", got "
            + Duration.ofMillis(millis));
    return millis;
  }

  private static Crowd crowd(ReadableConfig config) {
    String option = IncidentOptions.CROWD_CUSTOMERS.key();
    Map<Level, Integer> customers = new EnumMap<>(Level.class);
    IncidentOptions.CROWD_CUSTOMERS
        .defaultValue()
        .forEach(
            (level, count) -> customers.put(level(option, level), number(option, level, count)));
    config
        .get(IncidentOptions.CROWD_CUSTOMERS)
        .forEach(
            (level, count) -> customers.put(level(option, level), number(option, level, count)));
    int graver = Integer.MAX_VALUE;
    for (Map.Entry<Level, Integer> each : customers.entrySet()) {
      require(
          each.getValue() < graver,
          option
              + "."
              + each.getKey()
              + " must be below that of the graver levels, got "
              + each.getValue());
      graver = each.getValue();
    }
    require(
        graver <= MAX_CROWD,
        option + " must begin at no more than " + MAX_CROWD + " customers, got " + graver);
    return new Crowd(customers, millis(config, IncidentOptions.CROWD_SPAN));
  }

  private static int number(String option, String level, String text) {
    try {
      int number = Integer.parseInt(text.trim());
      require(number >= 2, option + "." + level + " must be at least 2, got " + text);
      return number;
    } catch (NumberFormatException e) {
      throw new InvalidConfigException(
          option + "." + level + " must be a whole number, got " + text);
    }
  }

  private static int positive(ReadableConfig config, ConfigOption<Integer> option) {
    int count = config.get(option);
    require(count > 0, option.key() + " must be positive, got " + count);
    return count;
  }

  private static long millis(ReadableConfig config, ConfigOption<Duration> option) {
    Duration duration = config.get(option);
    require(duration.toMillis() > 0, option.key() + " must be positive, got " + duration);
    return duration.toMillis();
  }

  private static Map<Level, Long> byLevel(
      ReadableConfig config, ConfigOption<Map<String, String>> option) {
    Map<Level, Long> times = new EnumMap<>(Level.class);
    option.defaultValue().forEach((level, time) -> put(times, option.key(), level, time));
    config.get(option).forEach((level, time) -> put(times, option.key(), level, time));
    return times;
  }

  private static void put(Map<Level, Long> times, String option, String level, String time) {
    times.put(level(option, level), millis(option, level, time));
  }

  private static Level level(String option, String name) {
    try {
      return Level.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          option + " has the key " + name + "; the levels are I, II, III and IV");
    }
  }

  private static long millis(String option, String level, String time) {
    try {
      return TimeUtils.parseDuration(time).toMillis();
    } catch (RuntimeException e) {
      throw new InvalidConfigException(
          option + "." + level + " must be a duration such as 10 min, got " + time);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new InvalidConfigException(message);
    }
  }
}
