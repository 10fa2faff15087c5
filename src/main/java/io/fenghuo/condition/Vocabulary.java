package io.fenghuo.condition;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names a condition may use: the fields of its subject with their types, and lists of other
 * subjects, whose fields have types too.
 */
public final class Vocabulary {

  /** The fields of an event. */
  public static final Vocabulary EVENT = ofEvent();

  /** No name at all. */
  public static final Vocabulary NONE = new Vocabulary("nothing", Map.of());

  private final String subject;
  private final Map<String, Type> types;
  private final Map<String, Vocabulary> lists;

  public Vocabulary(Map<String, Type> types) {
    this("subject", types);
  }

  /**
   * @param subject what has these fields, in one word, for faults
   */
  public Vocabulary(String subject, Map<String, Type> types) {
    this(subject, types, Map.of());
  }

  private Vocabulary(String subject, Map<String, Type> types, Map<String, Vocabulary> lists) {
    this.subject = subject;
    this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    this.lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
  }

  /** The same fields, and lists by their names with the fields of their items. */
  public Vocabulary withLists(Map<String, Vocabulary> others) {
    return new Vocabulary(subject, types, others);
  }

  /** What has these fields. */
  public String subject() {
    return subject;
  }

  public Map<String, Type> types() {
    return types;
  }

  public Map<String, Vocabulary> lists() {
    return lists;
  }

  private static Vocabulary ofEvent() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (EventField field : EventField.values()) {
      types.put(field.fieldName(), field.type());
    }
    return new Vocabulary("event", types);
  }
}
