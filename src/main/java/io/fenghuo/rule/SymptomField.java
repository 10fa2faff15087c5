package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField.Type;
import java.util.LinkedHashMap;
import java.util.Map;

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
  LINE("line", Type.TEXT);

  /** These fields and the dimensions. */
  public static final Vocabulary VOCABULARY = vocabulary();

  private final String fieldName;
  private final Type type;

  SymptomField(String fieldName, Type type) {
    this.fieldName = fieldName;
    this.type = type;
  }

  public String fieldName() {
    return fieldName;
  }

  private static Vocabulary vocabulary() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      types.put(dimension.fieldName(), Type.TEXT);
    }
    for (SymptomField field : values()) {
      types.put(field.fieldName, field.type);
    }
    return new Vocabulary("symptom", types);
  }
}
