package io.fenghuo.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.util.TimeUtils;

/**
 * Types and values of options in the words that a user writes; an option without default is text.
 */
final class OptionTypes {

  private OptionTypes() {}

  /** What a value must be: {@code must be …}. */
  static String demand(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value instanceof Duration) {
      return "a length of time such as 500ms, 30s, 5min, 3h or 1d";
    }
    if (value instanceof Enum<?> constant) {
      return "one of " + constants(constant);
    }
    if (value instanceof Integer || value instanceof Long) {
      return "a whole number";
    }
    if (value instanceof Double) {
      return "a number";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    if (value instanceof List) {
      return "a list of texts";
    }
    return value instanceof Map ? "texts by name" : "a text";
  }

  /** The type in one or two words, for a table. */
  static String name(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value instanceof Duration) {
      return "length of time";
    }
    if (value instanceof Enum<?> constant) {
      return constants(constant);
    }
    return demand(option).replaceFirst("^an? ", "");
  }

  /** A value as a user would write it in the config file. */
  static String show(Object value) {
    if (value instanceof Duration duration) {
      return TimeUtils.formatWithHighestUnit(duration).replace(" ", "");
    }
    if (value instanceof Enum<?> constant) {
      return word(constant);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OptionTypes::show).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + show(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  private static String constants(Enum<?> constant) {
    return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
        .map(c -> word((Enum<?>) c))
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }
}
