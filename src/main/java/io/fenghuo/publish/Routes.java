package io.fenghuo.publish;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ReadableConfig;

/** Reads the file of {@code output.routes}, and tells of every fault of it at once. */
final class Routes {

  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private Routes() {}

  /**
   * @param taken topics that the job has already; a route to one of them would mix records
   * @return the routes in the file's order; none where the setting names no file
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of the file
   * @throws java.io.UncheckedIOException if it can't be read
   */
  static List<Route> read(ReadableConfig config, String prefix, Set<String> taken) {
    String file = config.get(FenghuoOptions.ROUTES);
    return file.isBlank() ? List.of() : parse(file, DefinitionFile.read(file), prefix, taken);
  }

  static List<Route> parse(String source, String text, String prefix, Set<String> taken) {
    Faults faults = new Faults();
    Yaml root = Yaml.parse(text, faults);
    List<Route> routes = new ArrayList<>();
    for (Yaml item : root.items("routes")) {
      routes.add(route(item, prefix, taken));
    }
    if (routes.isEmpty()) {
      root.at("routes").fault("must have at least one route");
    }
    root.noOthers();
    faults.throwIfAny(source);
    return List.copyOf(routes);
  }

  private static Route route(Yaml yaml, String prefix, Set<String> taken) {
    String topic = prefix + yaml.text("to");
    if (yaml.has("to") && !TOPIC.matcher(topic).matches()) {
      yaml.at("to")
          .fault(
              "must be 1 to 249 letters, digits, dots, underscores or hyphens, got '"
                  + topic
                  + "'");
    }
    if (taken.contains(topic)) {
      yaml.at("to").fault("must be no topic that the job has already, got '" + topic + "'");
    }
    Yaml scope = yaml.at("scope");
    Route route =
        new Route(
            topic,
            some(yaml, "types", IncidentType.class),
            some(yaml, "levels", Level.class),
            some(yaml, "departments", Department.class),
            some(scope, "tenant"),
            some(scope, "brand"),
            some(scope, "channel"),
            some(scope, "queue"));
    scope.noOthers();
    yaml.noOthers();
    return route;
  }

  private static <E extends Enum<E>> List<E> some(Yaml yaml, String name, Class<E> type) {
    List<E> constants = yaml.allOf(name, type);
    mustNotBeEmpty(yaml, name, constants);
    return List.copyOf(constants);
  }

  private static List<String> some(Yaml yaml, String name) {
    List<String> texts = yaml.texts(name);
    mustNotBeEmpty(yaml, name, texts);
    return List.copyOf(texts);
  }

  /** A list of none would read as a condition and ask nothing. */
  private static void mustNotBeEmpty(Yaml yaml, String name, List<?> items) {
    if (yaml.has(name) && yaml.at(name).isList() && items.isEmpty()) {
      yaml.at(name).fault("must name at least one");
    }
  }
}
