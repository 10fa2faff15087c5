package io.fenghuo.ingest;

import io.fenghuo.config.InvalidConfigException;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Reads settings and names the one that is not what it must be. */
final class IngestSettings {

  private IngestSettings() {}

  static long millis(ReadableConfig config, ConfigOption<Duration> option) {
    Duration value = config.get(option);
    check(!value.isNegative(), option, "must not be negative", value);
    return value.toMillis();
  }

  static int size(ReadableConfig config, ConfigOption<Integer> option) {
    int value = config.get(option);
    check(value > 0, option, "must be positive", value);
    return value;
  }

  static double positive(ReadableConfig config, ConfigOption<Double> option) {
    double value = config.get(option);
    check(value > 0 && Double.isFinite(value), option, "must be positive", value);
    return value;
  }

  static String text(ReadableConfig config, ConfigOption<String> option) {
    String value = config.get(option);
    check(value != null && !value.isBlank(), option, "must be set", value);
    return value;
  }

  private static void check(boolean holds, ConfigOption<?> option, String rule, Object value) {
    if (!holds) {
      throw new InvalidConfigException(option.key() + " " + rule + ", got " + value);
    }
  }
}
