package io.fenghuo.ingest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the JSON of an input record, field by field, so that a test can spoil one of them. */
final class RecordText {

  static final long NOON = 1_800_000_000_000L;

  private final Map<String, String> fields = new LinkedHashMap<>();

  private RecordText() {}

  static RecordText common() {
    return new RecordText()
        .with("eventId", "\"e1\"")
        .with("eventTime", Long.toString(NOON))
        .with("tenant", "\"shop\"")
        .with("brand", "\"acme\"");
  }

  static RecordText botFailed() {
    return common()
        .with("kind", "\"BOT_FAILED\"")
        .with("sessionId", "\"s1\"")
        .with("botId", "\"b1\"")
        .with("outcome", "\"TIMEOUT\"");
  }

  static RecordText sentiment() {
    return common()
        .with("sessionId", "\"s1\"")
        .with("customerId", "\"c1\"")
        .with("speaker", "\"CUSTOMER\"")
        .with("emotion", "\"ANGER\"")
        .with("score", "-0.5");
  }

  static RecordText mention() {
    return common()
        .with("mentionId", "\"m1\"")
        .with("platform", "\"weibo\"")
        .with("mentionKind", "\"POST\"")
        .with("authorTier", "\"KOL\"");
  }

  RecordText with(String name, String json) {
    fields.put(name, json);
    return this;
  }

  RecordText without(String name) {
    fields.remove(name);
    return this;
  }

  byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
