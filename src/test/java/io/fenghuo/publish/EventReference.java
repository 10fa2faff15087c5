package io.fenghuo.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.testing.PageLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** What the published schemas say of the input topics, as the page shows it. */
public final class EventReference {

  private static final List<String> EVENTS =
      List.of("chat.traffic", "chat.sentiment", "social.mention");

  private EventReference() {}

  /** The fields that all events have alike; then for each topic its kinds and its own fields. */
  public static String markdown() {
    Map<String, String> common = fields(EVENTS.get(0));
    EVENTS.forEach(topic -> common.entrySet().retainAll(fields(topic).entrySet()));
    StringBuilder page = new StringBuilder("\n## Fields of every event\n\n");
    common.values().forEach(page::append);
    for (String topic : EVENTS) {
      append(page, topic, common.keySet());
    }
    append(page, "ops.control", Set.of());
    return page.toString();
  }

  private static void append(StringBuilder page, String topic, Set<String> common) {
    JsonNode schema = Schemas.json(topic);
    page.append("\n## ").append(topic).append("\n\n");
    page.append(PageLines.wrap("", schema.path("description").asText()));
    page.append("\n").append(kinds(schema)).append("\nFields:\n\n");
    fields(topic)
        .forEach(
            (name, text) -> {
              if (!common.contains(name)) {
                page.append(text);
              }
            });
  }

  /** Each field's item of the list, in the schema's order. */
  private static Map<String, String> fields(String topic) {
    JsonNode schema = Schemas.json(topic);
    List<String> required = texts(schema.path("required"));
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      String name = field.getKey();
      fields.put(name, field(name, field.getValue(), required.contains(name)));
    }
    return fields;
  }

  /** An item for each kind with what it must have beside the fields that are always required. */
  private static String kinds(JsonNode schema) {
    Map<String, String> required = new HashMap<>();
    for (JsonNode rule : schema.path("allOf")) {
      for (String kind : named(rule.at("/if/properties/kind"))) {
        required.put(kind, requirement(rule.path("then")));
      }
    }
    if (required.isEmpty()) {
      return PageLines.wrap(
          "", "Every record must have " + codes(texts(schema.path("required"))) + ".");
    }
    StringBuilder list = new StringBuilder("Kinds, and the fields that each must have:\n\n");
    for (String kind : texts(schema.at("/properties/kind/enum"))) {
      String fields = required.get(kind);
      String item = "`" + kind + "`" + (fields == null ? "" : ": " + fields);
      list.append(PageLines.wrap("  ", item).replaceFirst(" ", "-"));
    }
    return list.toString();
  }

  /** What a schema requires, where it may leave a choice. */
  private static String requirement(JsonNode schema) {
    StringJoiner all = new StringJoiner("; ");
    if (schema.has("required")) {
      all.add(codes(texts(schema.path("required"))));
    }
    for (JsonNode part : schema.path("allOf")) {
      all.add(requirement(part));
    }
    choice(schema.path("oneOf"), all);
    choice(schema.path("anyOf"), all);
    return all.toString();
  }

  private static void choice(JsonNode among, StringJoiner all) {
    List<String> parts = new ArrayList<>();
    among.forEach(part -> parts.add(requirement(part)));
    if (!parts.isEmpty()) {
      all.add(String.join(" or ", parts));
    }
  }

  private static String field(String name, JsonNode schema, boolean required) {
    StringJoiner in = new StringJoiner("; ", " (", ")");
    in.add(type(schema));
    if (required) {
      in.add("required");
    }
    StringBuilder item = new StringBuilder("- **`" + name + "`**" + in + "\n");
    List<String> words = texts(schema.path("enum"));
    String text = schema.path("description").asText();
    return item.append(
            PageLines.wrap("  ", words.isEmpty() ? text : text + " Words: " + codes(words) + "."))
        .toString();
  }

  private static String type(JsonNode schema) {
    if (schema.has("enum")) {
      return "a word";
    }
    if (schema.has("anyOf")) {
      return "a time";
    }
    String type =
        Map.of(
                "string",
                "text",
                "integer",
                "whole number",
                "number",
                "number",
                "boolean",
                "true or false")
            .get(schema.path("type").asText());
    return schema.has("const") ? "the number " + schema.path("const") : type + bounds(schema);
  }

  private static String bounds(JsonNode schema) {
    if (schema.has("maximum")) {
      return " from %s to %s".formatted(schema.path("minimum"), schema.path("maximum"));
    }
    return schema.has("minimum") ? " from " + schema.path("minimum") : "";
  }

  private static Set<String> named(JsonNode kind) {
    return kind.has("const")
        ? Set.of(kind.path("const").asText())
        : Set.copyOf(texts(kind.path("enum")));
  }

  private static String codes(List<String> names) {
    StringJoiner codes = new StringJoiner(", ");
    names.forEach(name -> codes.add("`" + name + "`"));
    return codes.toString();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
