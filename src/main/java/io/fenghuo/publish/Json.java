package io.fenghuo.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.rule.Bilingual;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The parts that several records have in common. What is null, or no number, is left out. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can be written", e);
    }
  }

  /** Our own JSON, such as a schema. */
  static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("Our own JSON can be read", e);
    }
  }

  static void text(ObjectNode json, String name, Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }

  static void number(ObjectNode json, String name, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.put(name, (long) value);
    } else {
      json.put(name, value);
    }
  }

  static void number(ObjectNode json, String name, Long value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  static void texts(ObjectNode json, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(name);
      values.forEach(array::add);
    }
  }

  /** RFC 3339 in UTC. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  static void time(ObjectNode json, String name, Long millis) {
    if (millis != null) {
      json.put(name, time(millis));
    }
  }

  static void origin(ObjectNode json, Origin origin) {
    json.put("topic", origin.topic()).put("partition", origin.partition());
    json.put("offset", origin.offset());
    if (origin.part() > 0) {
      json.put("part", origin.part());
    }
  }

  static ObjectNode event(EventRef event) {
    ObjectNode json = object();
    origin(json, event.origin());
    text(json, "eventId", event.eventId());
    return json.put("eventTime", time(event.timeMillis()));
  }

  static ObjectNode says(Bilingual says) {
    return object().put("zh", says.zh()).put("en", says.en());
  }
}
