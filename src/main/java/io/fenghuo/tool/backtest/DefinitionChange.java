package io.fenghuo.tool.backtest;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.measure.MeasureDefinition;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.Stage;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a rule or measure differs between the two sides.
 *
 * @param what {@code rule} or {@code measure}
 * @param id its id
 * @param kind whether only one side has it
 * @param before version and hash with the old definitions, as a reader finds them in alerts; empty
 *     for a measure and where there is none
 * @param after the same with the new ones
 * @param settings each setting that differs; none where only one side has it
 */
public record DefinitionChange(
    String what, String id, Kind kind, String before, String after, List<Setting> settings) {

  private static final String MILLIS = "Millis";

  /** By what an item of a list is told from the others: a stage, a line, a raise. */
  private static final List<String> NAMES = List.of("name", "id", "to");

  // The settings as the records hold them, so that none can be forgotten here; what has no meaning
  // or its default is left out.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_DEFAULT))
          .build();

  /** Whether it came, went or was changed. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One setting.
   *
   * @param path such as {@code pattern[angry].where}
   * @param before its value with the old definitions; empty where it had none
   * @param after its value with the new ones; empty where it has none
   */
  public record Setting(String path, String before, String after) {}

  static List<DefinitionChange> ofRules(RuleSet before, RuleSet after) {
    Map<String, Rule> old = new LinkedHashMap<>();
    before.rules().forEach(rule -> old.put(rule.id(), rule));
    Map<String, Rule> now = new LinkedHashMap<>();
    after.rules().forEach(rule -> now.put(rule.id(), rule));
    List<DefinitionChange> changes = new ArrayList<>();
    for (String id : union(old, now)) {
      Rule was = old.get(id);
      Rule is = now.get(id);
      if (was == null || is == null || !was.hash().equals(is.hash())) {
        changes.add(change("rule", id, was, is, named(was), named(is)));
      }
    }
    return changes;
  }

  static List<DefinitionChange> ofMeasures(MeasureSet before, MeasureSet after) {
    Map<String, MeasureDefinition> old = new LinkedHashMap<>();
    before.definitions().forEach(measure -> old.put(measure.id(), measure));
    Map<String, MeasureDefinition> now = new LinkedHashMap<>();
    after.definitions().forEach(measure -> now.put(measure.id(), measure));
    List<DefinitionChange> changes = new ArrayList<>();
    for (String id : union(old, now)) {
      if (old.get(id) == null || !old.get(id).equals(now.get(id))) {
        changes.add(change("measure", id, old.get(id), now.get(id), "", ""));
      }
    }
    return changes;
  }

  /** Version and hash on both sides, where there are any. */
  String versions() {
    return Stream.of(before, after)
        .filter(version -> !version.isEmpty())
        .collect(Collectors.joining(" → "));
  }

  /** A rule that says something else under the same version: its alerts differ by hash alone. */
  public boolean keepsVersion() {
    return kind == Kind.CHANGED
        && !before.isEmpty()
        && settings.stream().noneMatch(setting -> setting.path().equals("version"));
  }

  private static DefinitionChange change(
      String what, String id, Object was, Object is, String before, String after) {
    Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
    return new DefinitionChange(
        what, id, kind, before, after, kind == Kind.CHANGED ? settings(was, is) : List.of());
  }

  private static String named(Rule rule) {
    return rule == null ? "" : "v" + rule.version() + " " + rule.hash();
  }

  private static Set<String> union(Map<String, ?> before, Map<String, ?> after) {
    Set<String> ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(after.keySet());
    return ids;
  }

  private static List<Setting> settings(Object was, Object is) {
    Map<String, String> old = new LinkedHashMap<>();
    Map<String, String> now = new LinkedHashMap<>();
    flatten("", MAPPER.valueToTree(was), old);
    flatten("", MAPPER.valueToTree(is), now);
    return union(old, now).stream()
        .filter(path -> !old.getOrDefault(path, "").equals(now.getOrDefault(path, "")))
        .map(path -> new Setting(path, old.getOrDefault(path, ""), now.getOrDefault(path, "")))
        .toList();
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      values));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        JsonNode item = node.get(i);
        String name =
            NAMES.stream()
                .map(item::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(String.valueOf(i));
        flatten(path + "[" + name + "]", item, values);
      }
    } else if (node.isArray()) {
      StringJoiner joined = new StringJoiner(", ");
      node.forEach(item -> joined.add(item.asText()));
      values.put(path, joined.toString());
    } else if (path.endsWith(MILLIS)) {
      values.put(
          path.substring(0, path.length() - MILLIS.length()),
          Figures.show(node.asLong(), Figures.Format.TIME, Language.EN));
    } else {
      values.put(path, node.asInt() == Stage.UNBOUNDED ? "unbounded" : node.asText());
    }
  }
}
