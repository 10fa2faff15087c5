package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventKind.Stream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** One record of an input topic on its way out: a flat object under the catalogue's field names. */
final class Fact {

  static final String TENANT = "shop";

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Stream stream;
  private final long timeMillis;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Fact(EventKind kind, long timeMillis, String brand, String source) {
    this.stream = kind.stream();
    this.timeMillis = timeMillis;
    fields.put(EventField.EVENT_ID.fieldName(), "");
    fields.put("eventTime", RFC_3339.format(Instant.ofEpochMilli(timeMillis)));
    with(EventField.TENANT, TENANT).with(EventField.BRAND, brand).with(EventField.SOURCE, source);
    if (stream == Stream.TRAFFIC) {
      with(EventField.KIND, kind.name());
    }
  }

  static Fact of(EventKind kind, long timeMillis, String brand) {
    Source source =
        switch (kind.stream()) {
          case TRAFFIC -> Source.DESK;
          case SENTIMENT -> Source.SENTIMENT_MODEL;
          case MENTION -> Source.SOCIAL_LISTENER;
        };
    return new Fact(kind, timeMillis, brand, source.label());
  }

  static Fact heartbeat(Source source, long timeMillis, String brand) {
    return new Fact(EventKind.HEARTBEAT, timeMillis, brand, source.label());
  }

  /** What a session's events have in common. */
  static Fact of(EventKind kind, long timeMillis, Session session) {
    return of(kind, timeMillis, session.brand())
        .with(EventField.CHANNEL, session.channel())
        .with(EventField.SESSION_ID, session.id())
        .with(EventField.CUSTOMER_ID, session.customer().id());
  }

  Fact with(EventField field, String value) {
    fields.put(field.fieldName(), value);
    return this;
  }

  Fact with(EventField field, Enum<?> value) {
    return with(field, value.name());
  }

  Fact with(EventField field, long value) {
    fields.put(field.fieldName(), value);
    return this;
  }

  Fact with(EventField field, boolean value) {
    fields.put(field.fieldName(), value);
    return this;
  }

  /** Two decimals: how a double prints has changed between JDKs. */
  Fact with(EventField field, double value) {
    fields.put(field.fieldName(), BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    return this;
  }

  /** A field that the catalogue does not name, since no condition reads it. */
  Fact withExtra(String name, String value) {
    fields.put(name, value);
    return this;
  }

  Fact identifiedBy(String eventId) {
    return with(EventField.EVENT_ID, eventId);
  }

  Stream stream() {
    return stream;
  }

  long timeMillis() {
    return timeMillis;
  }

  Map<String, Object> fields() {
    return fields;
  }
}
