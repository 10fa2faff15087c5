package io.fenghuo.mapping;

import io.fenghuo.condition.Expression;
import io.fenghuo.condition.Expression.ValueType;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventSchema;
import io.fenghuo.mapping.Mapping.EventRule;
import io.fenghuo.mapping.Mapping.FieldSource;
import io.fenghuo.mapping.Mapping.TimeUnit;
import io.fenghuo.mapping.Mapping.Unmatched;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a mapping file and notes every fault of it: unknown keys and fields, expressions that do
 * not compile or give another type, constants that are no value of ours, fields that an event's
 * kind can't do without.
 */
final class MappingReader {

  private static final String KIND = EventField.KIND.fieldName();

  private static final List<String> ALWAYS =
      List.of(
          EventField.EVENT_TIME.fieldName(),
          EventField.TENANT.fieldName(),
          EventField.BRAND.fieldName());

  Mapping read(Yaml root) {
    String when = expression(root, "when", Variables.OF_RECORD, Set.of(ValueType.BOOLEAN));
    Unmatched unmatched = root.oneOf("unmatched", Unmatched.class, Unmatched.DEAD_LETTER);
    Map<String, FieldSource> common = fields(root, Variables.OF_RECORD);
    List<EventRule> events = new ArrayList<>();
    List<Yaml> rules = root.items("events");
    if (rules.isEmpty()) {
      root.at("events").fault("must have at least one event rule");
    }
    for (Yaml rule : rules) {
      events.add(rule(rule, common));
    }
    root.noOthers();
    return new Mapping(when, unmatched, List.copyOf(events));
  }

  private EventRule rule(Yaml yaml, Map<String, FieldSource> common) {
    String forEach = expression(yaml, "for-each", Variables.OF_RECORD, Set.of(ValueType.LIST));
    Set<String> variables = yaml.has("for-each") ? Variables.OF_ITEM : Variables.OF_RECORD;
    EventKind kind = yaml.oneOf("kind", EventKind.class, null);
    String when = expression(yaml, "when", variables, Set.of(ValueType.BOOLEAN));
    Map<String, FieldSource> fields = new LinkedHashMap<>(common);
    Map<String, FieldSource> own = fields(yaml, variables);
    fields.putAll(own);
    if (yaml.has("kind") && own.containsKey(KIND)) {
      yaml.fault("has its kind twice: as kind and as a field");
    } else if (yaml.has("kind")) {
      fields.remove(KIND);
    } else if (!fields.containsKey(KIND)) {
      yaml.fault("has no kind: give it as kind, or as a field that computes it");
    }
    missing(kind, fields.keySet())
        .forEach(
            name ->
                yaml.fault(
                    "gives no "
                        + name
                        + ", which "
                        + (kind == null || ALWAYS.contains(name) ? "every event" : kind)
                        + " must have"));
    yaml.noOthers();
    return new EventRule(yaml.path(), kind, when, forEach, fields);
  }

  /** An id that the file does not give is made of the record's address. */
  private static List<String> missing(EventKind kind, Set<String> given) {
    Stream<String> ofKind =
        kind == null ? Stream.of() : EventSchema.required(kind).stream().map(EventField::fieldName);
    return Stream.concat(ALWAYS.stream(), ofKind).filter(name -> !given.contains(name)).toList();
  }

  private Map<String, FieldSource> fields(Yaml parent, Set<String> variables) {
    Map<String, FieldSource> fields = new LinkedHashMap<>();
    if (!parent.has("fields")) {
      return fields;
    }
    Yaml yaml = parent.at("fields");
    if (!yaml.isObject()) {
      yaml.fault("must be expressions by the names of fields");
      return fields;
    }
    for (TargetField target : TargetField.ALL.values()) {
      if (yaml.has(target.name())) {
        fields.put(target.name(), field(yaml, target, variables));
      }
    }
    yaml.noOthers();
    return fields;
  }

  private FieldSource field(Yaml parent, TargetField target, Set<String> variables) {
    Yaml yaml = parent.at(target.name());
    if (!yaml.isObject()) {
      String expr = expression(parent, target.name(), variables, target.takes());
      return new FieldSource(expr, null, false, Map.of(), null, null, "", "");
    }
    Map<String, Serializable> table = table(yaml, target);
    Serializable otherwise = constant(yaml, "otherwise", target);
    TimeUnit unit = yaml.oneOf("unit", TimeUnit.class, null);
    boolean timed = unit != null || yaml.has("format");
    Set<ValueType> types = timed || !table.isEmpty() ? Set.of() : target.takes();
    String expr = expression(yaml, "expr", variables, types);
    Serializable value = constant(yaml, "value", target);
    FieldSource field =
        new FieldSource(
            expr,
            value,
            yaml.flag("required", false),
            table,
            otherwise,
            unit,
            yaml.text("format", ""),
            yaml.text("zone", ""));
    check(yaml, target, field);
    yaml.noOthers();
    return field;
  }

  private static void check(Yaml yaml, TargetField target, FieldSource field) {
    if (yaml.has("expr") == yaml.has("value")) {
      yaml.fault("must have either expr or value");
    }
    if (yaml.has("value")
        && Stream.of("table", "otherwise", "unit", "format", "zone").anyMatch(yaml::has)) {
      yaml.fault("is a constant: table, otherwise, unit, format and zone go with expr");
    }
    if (yaml.has("otherwise") && !yaml.has("table")) {
      yaml.fault("has otherwise without a table");
    }
    boolean timed = Stream.of("unit", "format", "zone").anyMatch(yaml::has);
    if (timed && !target.isTime()) {
      yaml.fault("is no time: unit, format and zone are for " + EventField.EVENT_TIME.fieldName());
    } else if (yaml.has("unit") && yaml.has("format")) {
      yaml.fault("must have one of unit, for a number, and format, for a text");
    } else if (yaml.has("zone") && !yaml.has("format")) {
      yaml.fault("has a zone without a format");
    } else if (yaml.has("format") && !yaml.has("zone") && !TimeReader.tellsZone(field.format())) {
      yaml.fault("must have a zone beside its format, which tells none");
    } else if (yaml.has("format")) {
      checkTime(yaml, field);
    }
  }

  private static void checkTime(Yaml yaml, FieldSource field) {
    ZoneId zone = ZoneOffset.UTC;
    try {
      zone = TimeReader.zone(field);
    } catch (DateTimeException e) {
      yaml.at("zone").fault("must be a zone such as Asia/Shanghai or +08:00, got " + field.zone());
    }
    try {
      Yaml at = yaml.at("format");
      if (!TimeReader.hasMinutesBehindHours(field.format())) {
        at.fault("must have its minutes (mm) behind its hours (HH): the month is MM");
      }
      TimeReader.misread(field.format(), zone)
          .ifPresent(
              written ->
                  at.fault(
                      "does not read what it writes, such as '"
                          + written
                          + "': a time needs yyyy, MM, dd, and HH or hh with a"));
    } catch (DateTimeException | IllegalArgumentException e) {
      yaml.at("format").fault("is no pattern of a time: " + e.getMessage());
    }
  }

  private static Map<String, Serializable> table(Yaml yaml, TargetField target) {
    Map<String, Serializable> table = new LinkedHashMap<>();
    if (!yaml.has("table")) {
      return table;
    }
    Yaml rows = yaml.at("table");
    if (!rows.isObject() || rows.names().isEmpty()) {
      rows.fault("must be values by what stands for them");
    }
    for (String theirs : rows.names()) {
      Serializable ours = constant(rows, theirs, target);
      if (ours != null) {
        table.put(theirs, ours);
      }
    }
    return table;
  }

  /** A value that the field may have; null where there is none. */
  private static Serializable constant(Yaml parent, String name, TargetField target) {
    if (!parent.has(name)) {
      return null;
    }
    Yaml yaml = parent.at(name);
    Object value = yaml.asScalar();
    String refusal = value == null ? "must be " + target.wanted() : target.refusal(value);
    if (refusal != null) {
      yaml.fault(refusal);
      return null;
    }
    return (Serializable) value;
  }

  /**
   * An expression's text, compiled once to find its faults; empty where there is none.
   *
   * @param types what it may give; empty for anything
   */
  private static String expression(
      Yaml parent, String name, Set<String> variables, Set<ValueType> types) {
    String source = parent.text(name, "");
    Yaml yaml = parent.at(name);
    if (source.isBlank()) {
      if (yaml.asScalar() != null) {
        yaml.fault("must not be blank");
      }
      return "";
    }
    try {
      ValueType type = Expression.compile(source, variables).type();
      if (!types.isEmpty() && type != ValueType.UNKNOWN && !types.contains(type)) {
        yaml.fault("gives " + words(Set.of(type)) + ", must give " + words(types));
      }
    } catch (InvalidConditionException e) {
      e.faults().forEach(fault -> yaml.fault("at " + fault + hint(name, source)));
    }
    return source;
  }

  private static String hint(String name, String source) {
    return TargetField.ALL.containsKey(name) && source.matches("[A-Za-z][A-Za-z0-9_-]*")
        ? "; if it is meant as it stands, write { value: " + source + " }"
        : "";
  }

  private static String words(Set<ValueType> types) {
    return types.stream()
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(" or "));
  }
}
