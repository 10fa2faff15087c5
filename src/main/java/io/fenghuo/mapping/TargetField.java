package io.fenghuo.mapping;

import static io.fenghuo.event.EventField.LATENCY_MS;
import static io.fenghuo.event.EventField.OLDEST_WAIT_MS;
import static io.fenghuo.event.EventField.WAIT_MS;

import io.fenghuo.condition.Expression.ValueType;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventSchema;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that a mapping may give, and what it takes.
 *
 * @param name as in our own schema
 * @param takes the types of values that can become it
 * @param words the values that a text may have; empty where any will do
 */
record TargetField(String name, Set<ValueType> takes, List<String> words) {

  private static final Set<EventField> LENGTHS_OF_TIME =
      EnumSet.of(LATENCY_MS, WAIT_MS, OLDEST_WAIT_MS);

  /** All of them by name, in the order of the catalogue. */
  static final Map<String, TargetField> ALL = all();

  boolean isTime() {
    return takes.contains(ValueType.TIME);
  }

  /** Whether a value of this type can become it; what is known only with data may. */
  boolean takes(ValueType type) {
    return type == ValueType.UNKNOWN || takes.contains(type);
  }

  /** Why a constant can't be its value, as {@code must …}; null where it can. */
  String refusal(Object constant) {
    ValueType type =
        constant instanceof String
            ? ValueType.TEXT
            : constant instanceof Long
                ? ValueType.INTEGER
                : constant instanceof Boolean ? ValueType.BOOLEAN : ValueType.NUMBER;
    if (!takes(type)) {
      return "must be " + wanted() + ", got " + constant;
    }
    return words.isEmpty() || words.contains(constant)
        ? null
        : "must be one of " + words + ", got '" + constant + "'";
  }

  /** The types in words. */
  String wanted() {
    if (isTime()) {
      return "a time: RFC 3339, epoch milliseconds or a CEL timestamp";
    }
    if (takes.contains(ValueType.DURATION)) {
      return "a whole number of milliseconds or a CEL duration";
    }
    if (takes.contains(ValueType.TEXT)) {
      return "a text";
    }
    if (takes.contains(ValueType.BOOLEAN)) {
      return "true or false";
    }
    return takes.contains(ValueType.NUMBER) ? "a number" : "a whole number";
  }

  private static Map<String, TargetField> all() {
    Map<String, TargetField> all = new LinkedHashMap<>();
    for (EventField field : EventField.values()) {
      add(all, field.fieldName(), types(field), field.words());
    }
    add(all, EventSchema.DRILL_ID, EnumSet.of(ValueType.TEXT), List.of());
    add(all, EventSchema.MODEL_VERSION, EnumSet.of(ValueType.TEXT), List.of());
    return all;
  }

  private static void add(
      Map<String, TargetField> all, String name, Set<ValueType> takes, List<String> words) {
    all.put(name, new TargetField(name, takes, words));
  }

  private static Set<ValueType> types(EventField field) {
    return switch (field.type()) {
      case TEXT -> EnumSet.of(ValueType.TEXT);
      case INTEGER ->
          LENGTHS_OF_TIME.contains(field)
              ? EnumSet.of(ValueType.INTEGER, ValueType.DURATION)
              : EnumSet.of(ValueType.INTEGER);
      case NUMBER -> EnumSet.of(ValueType.NUMBER, ValueType.INTEGER);
      case BOOLEAN -> EnumSet.of(ValueType.BOOLEAN);
      case TIME -> EnumSet.of(ValueType.TEXT, ValueType.INTEGER, ValueType.TIME);
    };
  }
}
