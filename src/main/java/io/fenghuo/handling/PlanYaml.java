package io.fenghuo.handling;

import io.fenghuo.definition.Yaml;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/** What profiles and playbooks write in the same way. */
final class PlanYaml {

  static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private PlanYaml() {}

  static int version(Yaml at) {
    int version = at.integer("version", 1);
    if (version < 1) {
      at.at("version").fault("must be at least 1, got " + version);
    }
    return version;
  }

  /** A whole number that is not negative; the other where there is none. */
  static Long count(Yaml at, String name, Long otherwise) {
    if (!at.has(name)) {
      return otherwise;
    }
    int count = at.integer(name, 0);
    if (count < 0) {
      at.at(name).fault("must not be negative, got " + count);
    }
    return (long) count;
  }

  /**
   * Settings by an enum's constants, laid over those that were there before.
   *
   * @param reader reads the setting of a name
   */
  static <E extends Enum<E>, V> Map<E, V> byConstant(
      Yaml at, Class<E> type, Map<E, V> before, BiFunction<Yaml, String, V> reader) {
    EnumMap<E, V> values = new EnumMap<>(type);
    values.putAll(before);
    for (String name : at.names()) {
      E key =
          Arrays.stream(type.getEnumConstants())
              .filter(constant -> constant.name().equals(name))
              .findFirst()
              .orElse(null);
      if (key == null) {
        at.at(name).fault("is unknown; known here: " + Arrays.toString(type.getEnumConstants()));
      } else {
        values.put(key, reader.apply(at, name));
      }
    }
    return values;
  }
}
