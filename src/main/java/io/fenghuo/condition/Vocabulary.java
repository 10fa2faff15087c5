package io.fenghuo.condition;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names a condition may use, with their types. */
public final class Vocabulary {

  /** The fields of an event. */
  public static final Vocabulary EVENT = ofEvent();

  private final Map<String, Type> types;

  public Vocabulary(Map<String, Type> types) {
    this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  public Map<String, Type> types() {
    return types;
  }

  private static Vocabulary ofEvent() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (EventField field : EventField.values()) {
      types.put(field.fieldName(), field.type());
    }
    return new Vocabulary(types);
  }
}
