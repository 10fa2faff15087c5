package io.fenghuo.incident;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.TimeUtils;

/**
 * What an incident's life is bounded by.
 *
 * @param deescalateHoldMillis how long a part counts towards the level after it is over
 * @param reopenMillis for each level, how long after its end a relapse is the same incident
 * @param symptomMemoryMillis how long a line that came back is remembered, for findings that the
 *     crossing back has overtaken
 * @param maxParts findings of how many rules, scopes and lines an incident follows one by one
 * @param maxNames how many rules, and how many channels, queues and sources each, it remembers
 * @param salt goes into the hashes of customers and sessions
 */
public record IncidentLimits(
    long deescalateHoldMillis,
    Map<Level, Long> reopenMillis,
    long symptomMemoryMillis,
    int maxParts,
    int maxNames,
    String salt)
    implements Serializable {

  private static final int MAX_PARTS = 64;
  private static final int MAX_NAMES = 64;

  /**
   * @throws IllegalArgumentException naming the setting that cannot be
   */
  public static IncidentLimits from(ReadableConfig config) {
    Duration deescalate = config.get(FenghuoOptions.DEESCALATE_HOLD);
    require(
        !deescalate.isNegative(),
        FenghuoOptions.DEESCALATE_HOLD.key() + " must not be negative, got " + deescalate);
    Duration memory = config.get(FenghuoOptions.SYMPTOM_MEMORY);
    require(
        memory.toMillis() > 0,
        FenghuoOptions.SYMPTOM_MEMORY.key() + " must be positive, got " + memory);
    String salt = config.get(FenghuoOptions.PRIVACY_SALT);
    require(!salt.isEmpty(), FenghuoOptions.PRIVACY_SALT.key() + " must not be empty");
    return new IncidentLimits(
        deescalate.toMillis(),
        reopenWindows(config.get(FenghuoOptions.REOPEN_WINDOWS)),
        memory.toMillis(),
        MAX_PARTS,
        MAX_NAMES,
        salt);
  }

  long reopenMillis(Level level) {
    return reopenMillis.get(level);
  }

  private static Map<Level, Long> reopenWindows(Map<String, String> configured) {
    String option = FenghuoOptions.REOPEN_WINDOWS.key();
    Map<Level, Long> windows = new EnumMap<>(Level.class);
    FenghuoOptions.REOPEN_WINDOWS
        .defaultValue()
        .forEach(
            (level, window) -> windows.put(level(option, level), millis(option, level, window)));
    configured.forEach(
        (level, window) -> windows.put(level(option, level), millis(option, level, window)));
    return windows;
  }

  private static Level level(String option, String name) {
    try {
      return Level.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          option + " has the key " + name + "; the levels are I, II, III and IV", e);
    }
  }

  private static long millis(String option, String level, String window) {
    try {
      return TimeUtils.parseDuration(window).toMillis();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          option + "." + level + " must be a duration such as 10 min, got " + window, e);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
