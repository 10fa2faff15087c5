package io.fenghuo.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fenghuo.condition.Condition;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import io.fenghuo.yaml.InvalidYamlException;
import io.fenghuo.yaml.YamlTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One node of a YAML document, with its path. Each read notes a fault instead of throwing and gives
 * a value to go on with, so that a whole file is checked in one pass; {@link #noOthers} notes keys
 * that nobody asked for.
 */
public final class Yaml {

  private final String path;
  private final JsonNode node;
  private final Faults faults;
  private final Set<String> asked = new HashSet<>();

  private Yaml(String path, JsonNode node, Faults faults) {
    this.path = path;
    this.node = node;
    this.faults = faults;
  }

  /** The root of a document; a document that is no YAML is one fault and an empty root. */
  public static Yaml parse(String text, Faults faults) {
    try {
      return new Yaml("", YamlTree.read(text), faults);
    } catch (InvalidYamlException e) {
      faults.add(e.fault());
      return new Yaml("", MissingNode.getInstance(), faults);
    }
  }

  public String path() {
    return path;
  }

  public Faults faults() {
    return faults;
  }

  /** Notes a fault of this node. */
  public void fault(Message rule) {
    faults.add(path, rule);
  }

  /** Notes a fault of a file that no command can send, as an English sentence. */
  public void fault(String rule) {
    faults.add(path, rule);
  }

  public boolean has(String name) {
    asked.add(name);
    return node.hasNonNull(name);
  }

  /** The child of that name; a missing one reads as empty. */
  public Yaml at(String name) {
    asked.add(name);
    return new Yaml(child(name), node.path(name), faults);
  }

  public boolean isText() {
    return node.isTextual();
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isList() {
    return node.isArray();
  }

  /** This node's own scalar as it is written; empty where it is none. */
  public String asText() {
    return node.isValueNode() ? node.asText() : "";
  }

  /** This node's own scalar: text, whole number, number or truth value; null where it is none. */
  public Object asScalar() {
    if (node.isTextual()) {
      return node.asText();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.asLong();
    }
    return node.isNumber() ? (Object) node.asDouble() : null;
  }

  /** The names of this node's children, in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The items of a list; none where the name is missing, a fault where it is no list. */
  public List<Yaml> items(String name) {
    asked.add(name);
    return items(child(name), node.path(name));
  }

  /** The items of this node, which is a list. */
  public List<Yaml> items() {
    return items(path, node);
  }

  private List<Yaml> items(String at, JsonNode list) {
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      faults.add(at, Message.of("yaml.list"));
      return List.of();
    }
    List<Yaml> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(new Yaml(at + "[" + i + "]", list.get(i), faults));
    }
    return items;
  }

  /** A list of texts; one text alone reads as a list of one. */
  public List<String> texts(String name) {
    if (has(name) && node.path(name).isValueNode()) {
      return List.of(text(name, ""));
    }
    List<String> texts = new ArrayList<>();
    for (Yaml item : items(name)) {
      if (item.node.isValueNode()) {
        texts.add(item.node.asText());
      } else {
        item.fault(Message.of("yaml.text"));
      }
    }
    return texts;
  }

  public String text(String name) {
    if (!has(name)) {
      faults.add(child(name), Message.of("required"));
      return "";
    }
    return text(name, "");
  }

  public String text(String name, String otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!node.path(name).isValueNode()) {
      faults.add(child(name), Message.of("yaml.text"));
      return otherwise;
    }
    return node.path(name).asText();
  }

  public double number(String name, double otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!node.path(name).isNumber()) {
      faults.add(child(name), Message.of("yaml.number", "given", show(name)));
      return otherwise;
    }
    return node.path(name).asDouble();
  }

  public int integer(String name, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!node.path(name).canConvertToInt() || !node.path(name).isIntegralNumber()) {
      faults.add(child(name), Message.of("yaml.whole-number", "given", show(name)));
      return otherwise;
    }
    return node.path(name).asInt();
  }

  public boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!node.path(name).isBoolean()) {
      faults.add(child(name), Message.of("yaml.flag", "given", show(name)));
      return otherwise;
    }
    return node.path(name).asBoolean();
  }

  /** A length of time such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 3h}, {@code 1d}. */
  public Duration duration(String name, Duration otherwise) {
    return has(name) ? at(name).asDuration(otherwise) : otherwise;
  }

  /** This node's own scalar as a length of time. */
  public Duration asDuration(Duration otherwise) {
    Optional<Duration> duration = TimeSpans.read(node.asText());
    if (duration.isEmpty()) {
      fault(Message.of("time-span", "given", node));
    } else if (duration.get().compareTo(TimeSpans.MAX) > 0) {
      fault(Message.of("at-most", "most", TimeSpans.MAX.toDays() + "d", "given", node));
    }
    return duration.orElse(otherwise);
  }

  /** Like {@link #duration}, and more than nothing. */
  public Duration positiveDuration(String name, Duration otherwise) {
    Duration duration = duration(name, otherwise);
    if (has(name) && duration != null && duration.isZero()) {
      faults.add(child(name), Message.of("positive", "given", show(name)));
      return otherwise;
    }
    return duration;
  }

  /** One of an enum's constants, written as it is or in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    return constant(child(name), node.path(name).asText(), type, otherwise);
  }

  /** A list of an enum's constants; one alone reads as a list of one. */
  public <E extends Enum<E>> List<E> allOf(String name, Class<E> type) {
    List<E> constants = new ArrayList<>();
    for (String text : texts(name)) {
      E constant = constant(child(name), text, type, null);
      if (constant != null) {
        constants.add(constant);
      }
    }
    return constants;
  }

  /** A condition's text, compiled once to find its faults; empty where there is none. */
  public String condition(String name, Vocabulary vocabulary) {
    String source = text(name, "");
    if (source.isBlank()) {
      return "";
    }
    try {
      Condition.compile(source, vocabulary);
    } catch (InvalidConditionException e) {
      e.faults().forEach(fault -> faults.add(fault.within(child(name))));
    }
    return source;
  }

  /** Notes each key that nobody has asked for; call it when the node has been read. */
  public void noOthers() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        List<String> known = asked.stream().sorted().toList();
        faults.add(
            child(name),
            Message.of("yaml.unknown", "known", known, "hint", Nearest.hint(name, known)));
      }
    }
  }

  private <E extends Enum<E>> E constant(String at, String text, Class<E> type, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)
          || constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return constant;
      }
    }
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    faults.add(
        at, Message.of("one-of", "known", known, "given", text, "hint", Nearest.hint(text, known)));
    return otherwise;
  }

  private String child(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private String show(String name) {
    return node.path(name).toString();
  }
}
