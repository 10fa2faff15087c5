package io.fenghuo.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.yaml.InvalidYamlException;
import io.fenghuo.yaml.YamlTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The config file: YAML whose keys may be nested or dotted, and {@code key=value} overrides on top.
 * What comes out has been checked against {@link FenghuoOptions}: unknown keys, wrong types, broken
 * bounds; all faults are told at once.
 */
public final class ConfigFile {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigFile.class);

  private static final String COMMAND_LINE = "the command line";

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private ConfigFile() {}

  /**
   * @throws IOException if the file cannot be read
   * @throws InvalidConfigException with every fault of the file
   */
  public static Configuration read(Path file) throws IOException {
    return read(file, Map.of());
  }

  /**
   * @param overrides option keys to values, which win over the file's
   * @throws IOException if the file cannot be read
   * @throws InvalidConfigException with every fault of the file and the overrides
   */
  public static Configuration read(Path file, Map<String, String> overrides) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InvalidConfigException(
          Map.of(file.toString(), List.of("must be in UTF-8: save it in that encoding")));
    }
    return parse(file.toString(), text, overrides);
  }

  /**
   * A configuration of overrides alone.
   *
   * @throws InvalidConfigException with every fault of the overrides
   */
  public static Configuration of(Map<String, String> overrides) {
    return parse("configuration", "", overrides);
  }

  /**
   * A configuration of overrides alone, for a run that needs no broker.
   *
   * @throws InvalidConfigException with every fault of the overrides
   */
  public static Configuration withoutKafka(Map<String, String> overrides) {
    Map<String, String> settings = new LinkedHashMap<>(overrides);
    settings.putIfAbsent(FenghuoOptions.BOOTSTRAP_SERVERS.key(), "nowhere:0");
    Configuration config = of(settings);
    if (!overrides.containsKey(FenghuoOptions.BOOTSTRAP_SERVERS.key())) {
      config.removeConfig(FenghuoOptions.BOOTSTRAP_SERVERS);
    }
    return config;
  }

  static Configuration parse(String source, String text, Map<String, String> overrides) {
    ConfigFile file = new ConfigFile();
    file.readDocument(text);
    if (!file.faults.isEmpty() && file.values.isEmpty()) {
      // Of a text that cannot be read nothing can be said to be missing.
      throw new InvalidConfigException(Map.of(source, file.faults));
    }
    overrides.forEach(file.values::put);
    Configuration config = file.typed();
    file.faults.addAll(Bounds.faults(config));
    if (!file.faults.isEmpty()) {
      throw new InvalidConfigException(file.faultsByPlace(source, overrides.keySet()));
    }
    Bounds.warnings(config)
        .forEach(warning -> LOG.warn("Setting is probably not meant setting={}", warning));
    return config;
  }

  /** A fault begins with its setting, and an override stands on the command line. */
  private Map<String, List<String>> faultsByPlace(String source, Set<String> overrides) {
    Map<String, List<String>> byPlace = new LinkedHashMap<>();
    for (String fault : faults) {
      String place = overrides.stream().anyMatch(key -> isOf(key, fault)) ? COMMAND_LINE : source;
      byPlace.computeIfAbsent(place, none -> new ArrayList<>()).add(fault);
    }
    return byPlace;
  }

  /** Also of an entry: {@code key.entry} of a map, {@code key[1]} of a list. */
  private static boolean isOf(String key, String fault) {
    return fault.startsWith(key) && " .[".indexOf(fault.charAt(key.length())) >= 0;
  }

  private void readDocument(String text) {
    try {
      JsonNode root = YamlTree.read(text, ConfigFile::withoutValue);
      if (root.isMissingNode() || root.isNull()) {
        return;
      }
      if (!root.isObject()) {
        faults.add("document must be settings by name");
        return;
      }
      flatten("", root);
    } catch (InvalidYamlException e) {
      faults.add(e.fault().toString());
    }
  }

  /** A value may be a secret; what is wrong with the form of a line can be seen without it. */
  private static String withoutValue(String line) {
    int colon = line.indexOf(':');
    return (colon < 0 ? "" : line.substring(0, colon + 1)) + " …";
  }

  private void flatten(String prefix, JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
      JsonNode child = entry.getValue();
      if (child.isObject()) {
        flatten(key, child);
      } else if (child.isNull()) {
        faults.add(key + " has no value; leave it out to keep its default");
      } else if (values.put(key, child.isArray() ? texts(key, child) : child.asText()) != null) {
        faults.add(key + " is set twice");
      }
    }
  }

  private List<String> texts(String key, JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isValueNode() && !list.get(i).isNull()) {
        texts.add(list.get(i).asText());
      } else {
        faults.add(key + "[" + i + "] must be a text");
      }
    }
    return texts;
  }

  private Configuration typed() {
    Configuration config = new Configuration();
    values.forEach(
        (key, value) -> {
          Optional<ConfigOption<?>> option = KnownOptions.forKey(key);
          if (option.isEmpty()) {
            faults.add(unknown(key));
          } else {
            set(config, option.get(), key, value);
          }
        });
    return config;
  }

  private static String unknown(String key) {
    return key + " is unknown" + KnownOptions.hint(key);
  }

  private void set(Configuration config, ConfigOption<?> option, String key, Object value) {
    if (value instanceof List<?> list) {
      if (KnownOptions.isList(option)) {
        setList(config, option, list);
      } else {
        faults.add(key + " must be " + OptionTypes.demand(option) + ", got a list");
      }
      return;
    }
    Configuration alone = new Configuration();
    alone.setString(key, (String) value);
    try {
      alone.getOptional(option);
      config.setString(key, (String) value);
    } catch (IllegalArgumentException e) {
      String shown = KnownOptions.isSecret(option) ? "***" : "'" + value + "'";
      faults.add(key + " must be " + OptionTypes.demand(option) + ", got " + shown);
    }
  }

  @SuppressWarnings("unchecked")
  private static void setList(Configuration config, ConfigOption<?> option, List<?> list) {
    config.set((ConfigOption<List<?>>) option, list);
  }
}
