package io.fenghuo.config;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/**
 * The options that {@link FenghuoOptions}, {@link IncidentOptions} and {@link NotifyOptions}
 * declare, in the order of their declaration.
 */
final class KnownOptions {

  static final List<ConfigOption<?>> ALL =
      Stream.of(FenghuoOptions.class, IncidentOptions.class, NotifyOptions.class)
          .flatMap(options -> Arrays.stream(options.getFields()))
          .filter(field -> field.getType() == ConfigOption.class)
          .<ConfigOption<?>>map(KnownOptions::read)
          .toList();

  private static final Map<String, ConfigOption<?>> BY_KEY =
      ALL.stream().collect(Collectors.toUnmodifiableMap(ConfigOption::key, Function.identity()));

  private static final Set<ConfigOption<?>> SECRETS =
      Set.of(
          FenghuoOptions.PRIVACY_SALT,
          NotifyOptions.ALERTMANAGER_PASSWORD,
          NotifyOptions.ALERTMANAGER_TOKEN,
          NotifyOptions.PAGERDUTY_ROUTING_KEY,
          NotifyOptions.PAGERDUTY_ROUTING_KEYS);

  /** A longer way from a known key is no slip of the pen. */
  private static final int MAX_SLIPS = 4;

  private KnownOptions() {}

  /** The option that a key sets; a key under a map option's sets one entry of that map. */
  static Optional<ConfigOption<?>> forKey(String key) {
    ConfigOption<?> exact = BY_KEY.get(key);
    return exact != null
        ? Optional.of(exact)
        : ALL.stream()
            .filter(option -> isMap(option) && key.startsWith(option.key() + "."))
            .findFirst();
  }

  /** The known key that is most like an unknown one; empty where none is like it. */
  static Optional<String> nearest(String key) {
    return ALL.stream()
        .map(ConfigOption::key)
        .filter(known -> slips(key, known) <= MAX_SLIPS)
        .min(Comparator.comparingInt((String known) -> slips(key, known)));
  }

  /** Whether what is set here must be told to nobody. */
  static boolean isSecret(ConfigOption<?> option) {
    return SECRETS.contains(option);
  }

  static boolean isMap(ConfigOption<?> option) {
    return option.defaultValue() instanceof Map;
  }

  static boolean isList(ConfigOption<?> option) {
    return option.defaultValue() instanceof List;
  }

  private static ConfigOption<?> read(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot read option " + field.getName(), e);
    }
  }

  /** Levenshtein's distance. */
  private static int slips(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
