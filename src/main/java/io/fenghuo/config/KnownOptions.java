package io.fenghuo.config;

import io.fenghuo.words.Nearest;
import java.lang.reflect.Field;
import java.util.Arrays;
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

  /** The question whether another key was meant; empty where none is like it. */
  static String hint(String key) {
    return Nearest.hint(key, ALL.stream().map(ConfigOption::key).toList()).toString();
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
}
