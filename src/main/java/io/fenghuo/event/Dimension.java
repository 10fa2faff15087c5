package io.fenghuo.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a scope can be cut by: the fields over which measures are taken and patterns are kept apart.
 */
public enum Dimension {
  TENANT(EventField.TENANT, Scope::tenant),
  BRAND(EventField.BRAND, Scope::brand),
  LINE(EventField.LINE, Scope::line),
  REGION(EventField.REGION, Scope::region),
  CHANNEL(EventField.CHANNEL, Scope::channel),
  SOURCE(EventField.SOURCE, Scope::source),
  QUEUE_ID(EventField.QUEUE_ID, Scope::queueId),
  BOT_ID(EventField.BOT_ID, Scope::botId),
  TOPIC_ID(EventField.TOPIC_ID, Scope::topicId),
  SESSION_ID(EventField.SESSION_ID, Scope::sessionId),
  CUSTOMER_ID(EventField.CUSTOMER_ID, Scope::customerId);

  private static final Map<String, Dimension> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Dimension::fieldName, d -> d));

  private final EventField field;
  private final Function<Scope, String> reader;

  Dimension(EventField field, Function<Scope, String> reader) {
    this.field = field;
    this.reader = reader;
  }

  public static Optional<Dimension> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The field of an event that it is cut by. */
  public EventField field() {
    return field;
  }

  public String fieldName() {
    return field.fieldName();
  }

  /** Whether an event of that kind can have a value on it. */
  public boolean canBeOf(EventKind kind) {
    return field.canBeOf(kind);
  }

  /** Whether its values tell who a customer is. */
  public boolean isPerson() {
    return this == SESSION_ID || this == CUSTOMER_ID;
  }

  /** The event's value on this dimension, or null where it has none. */
  public String of(Event event) {
    return (String) field.of(event);
  }

  /** Like {@link #of(Event)}, or {@link Scope#UNKNOWN}; null where an identity is missing. */
  String ofKnownOrNot(Event event) {
    String value = of(event);
    return value == null && this != TENANT && !field.isIdentity() ? Scope.UNKNOWN : value;
  }

  /** The scope's value on this dimension, or null where the scope is not cut by it. */
  public String of(Scope scope) {
    return reader.apply(scope);
  }
}
