package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.event.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names that a condition on a measure's crossing may use, beside the dimensions of its scope.
 * {@code line} is the crossed line's id, not the business line.
 */
public enum SymptomField {
  VALUE("value", Type.NUMBER),
  LIMIT("limit", Type.NUMBER),
  NUMERATOR("numerator", Type.NUMBER),
  DENOMINATOR("denominator", Type.NUMBER),
  /** Numerator by denominator: of a share what it is, where {@code value} is its careful bound. */
  PLAIN("plain", Type.NUMBER),
  /** Absent where the figure is compared with nothing. */
  BASELINE("baseline", Type.NUMBER),
  LINE("line", Type.TEXT),
  /** When the figure crossed. */
  EVENT_TIME(EventField.EVENT_TIME.fieldName(), Type.TIME);

  /** These fields and the dimensions. */
  public static final Vocabulary VOCABULARY =
      new Vocabulary("symptom", types(Arrays.asList(Dimension.values())));

  private final String fieldName;
  private final Type type;

  SymptomField(String fieldName, Type type) {
    this.fieldName = fieldName;
    this.type = type;
  }

  public String fieldName() {
    return fieldName;
  }

  /**
   * What a condition on one measure may use: the dimensions of its scope, and the ids of its lines.
   *
   * @param measure its id
   * @param line the only line that is read; null where every line is
   */
  static Vocabulary vocabulary(String measure, DefinitionCatalog.Entry entry, String line) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put(
        LINE.fieldName, line != null ? List.of(line) : entry.lines().stream().sorted().toList());
    for (Dimension dimension : entry.dimensions()) {
      List<String> known = dimension.field().words();
      if (!known.isEmpty()) {
        List<String> withUnknown = new ArrayList<>(known);
        withUnknown.add(Scope.UNKNOWN);
        words.put(dimension.fieldName(), withUnknown);
      }
    }
    return new Vocabulary(
        line == null ? measure : measure + "/" + line,
        types(entry.dimensions()),
        words,
        entry.value() == null
            ? Map.of()
            : Map.of(VALUE.fieldName, entry.value(), PLAIN.fieldName, entry.value()),
        Map.of());
  }

  private static Map<String, Type> types(Collection<Dimension> dimensions) {
    Map<String, Type> types = new LinkedHashMap<>();
    // In one order, whatever that of the set.
    for (Dimension dimension : new TreeSet<>(dimensions)) {
      types.put(dimension.fieldName(), Type.TEXT);
    }
    for (SymptomField field : values()) {
      types.put(field.fieldName, field.type);
    }
    return types;
  }
}
