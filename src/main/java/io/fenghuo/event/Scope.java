package io.fenghuo.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of the desk: the values of the dimensions it is cut by, null on all others. {@code
 * brand=acme} holds {@code brand=acme, channel=WEB}.
 */
public record Scope(
    String tenant,
    String brand,
    String line,
    String region,
    String channel,
    String source,
    String queueId,
    String botId,
    String topicId,
    String sessionId,
    String customerId) {

  /**
   * The value of a dimension that an event lacks: what is missing is judged together, rather than
   * not at all. Whom an event concerns is never made up.
   */
  public static final String UNKNOWN = "unknown";

  /**
   * The scope of an event cut by the dimensions given. What it lacks is {@link #UNKNOWN}; empty
   * where it lacks its tenant, its session or its customer.
   */
  public static Optional<Scope> of(Event event, Collection<Dimension> dimensions) {
    return cut(dimensions, d -> d.ofKnownOrNot(event));
  }

  /** This scope cut down to fewer dimensions; empty where it lacks one of them. */
  public Optional<Scope> cutTo(Collection<Dimension> dimensions) {
    return cut(dimensions, d -> d.of(this));
  }

  private static Optional<Scope> cut(
      Collection<Dimension> dimensions, java.util.function.Function<Dimension, String> reader) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      String value = reader.apply(dimension);
      if (value == null) {
        return Optional.empty();
      }
      values.put(dimension, value);
    }
    return Optional.of(
        new Scope(
            values.get(Dimension.TENANT),
            values.get(Dimension.BRAND),
            values.get(Dimension.LINE),
            values.get(Dimension.REGION),
            values.get(Dimension.CHANNEL),
            values.get(Dimension.SOURCE),
            values.get(Dimension.QUEUE_ID),
            values.get(Dimension.BOT_ID),
            values.get(Dimension.TOPIC_ID),
            values.get(Dimension.SESSION_ID),
            values.get(Dimension.CUSTOMER_ID)));
  }

  /** Whether every dimension this scope is cut by has the same value in the other. */
  public boolean holds(Scope other) {
    return Arrays.stream(Dimension.values())
        .allMatch(d -> d.of(this) == null || d.of(this).equals(d.of(other)));
  }

  /** For logs and exceptions: whom it is about is not told. */
  @Override
  public String toString() {
    return Arrays.stream(Dimension.values())
        .filter(d -> d.of(this) != null)
        .map(d -> d.fieldName() + "=" + (d.isPerson() ? "…" : d.of(this)))
        .collect(Collectors.joining(",", "Scope[", "]"));
  }

  /** The scope as one unambiguous text, such as {@code tenant=t1,brand=acme}; equal scopes only. */
  public String key() {
    StringBuilder key = new StringBuilder();
    for (Dimension dimension : Dimension.values()) {
      String value = dimension.of(this);
      if (value != null) {
        if (key.length() > 0) {
          key.append(',');
        }
        key.append(dimension.fieldName()).append('=');
        for (int i = 0; i < value.length(); i++) {
          char c = value.charAt(i);
          if (c == ',' || c == '=' || c == '\\' || c == '|') {
            key.append('\\');
          }
          key.append(c);
        }
      }
    }
    return key.toString();
  }
}
