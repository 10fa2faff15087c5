package io.fenghuo.tool.rules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.EventDecoder;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Line;
import io.fenghuo.measure.MeasureDefinition;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.measure.Symptom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What comes in of one example. An event is written with the fields that matter and decoded as a
 * record of its topic is, so that what no topic could bring is refused here too; a symptom is
 * written with its figure, and has the limit of its line.
 */
final class Given {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 1 << 10, Long.MAX_VALUE / 2);

  /** What an example says by other words: {@code event}, and {@code at}. */
  private static final Set<EventField> PLACED =
      EnumSet.of(EventField.KIND, EventField.EVENT_ID, EventField.EVENT_TIME);

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int MAX_TIMES = 100_000;

  private final MeasureSet measures;
  private final String ownTenant;
  private final Set<String> tenants = new HashSet<>();
  private long nextMillis;
  private long lastMillis;
  private long offset;

  Given(MeasureSet measures, String ownTenant) {
    this.measures = measures;
    this.ownTenant = ownTenant;
  }

  /** When the last came, in milliseconds since the beginning. */
  long lastMillis() {
    return lastMillis;
  }

  /** The tenants that are named. */
  Set<String> tenants() {
    return tenants;
  }

  void read(Yaml item, List<Event> events, List<Symptom> symptoms) {
    long at = Offsets.read(item, "at", Duration.ofMillis(nextMillis)).toMillis();
    if (at < lastMillis) {
      item.at("at")
          .fault("must not be before the one before: give them in the order of their times");
    }
    Duration every = Offsets.read(item, "every", STEP);
    int times = item.integer("times", 1);
    if (times < 1 || times > MAX_TIMES) {
      item.at("times").fault("must be from 1 to " + MAX_TIMES + ", got " + times);
      times = 1;
    }
    if (item.has("event") == item.has("symptom")) {
      item.fault("must have either event or symptom");
      return;
    }
    boolean isWhole = true;
    for (int i = 1; i <= times && isWhole; i++) {
      lastMillis = at + (i - 1) * every.toMillis();
      isWhole =
          item.has("event")
              ? event(item, i).map(events::add).orElse(false)
              : symptom(item, i).map(symptoms::add).orElse(false);
    }
    nextMillis = lastMillis + STEP.toMillis();
    if (isWhole || item.has("event")) {
      item.noOthers();
    }
  }

  private Optional<Event> event(Yaml item, int number) {
    EventKind kind = item.oneOf("event", EventKind.class, null);
    ObjectNode json = JSON.createObjectNode();
    for (EventField field : EventField.values()) {
      put(json, item, field, number);
    }
    if (kind == null) {
      return Optional.empty();
    }
    EventDefaults.fill(json, kind, ownTenant, offset);
    json.put("eventTime", now());
    if (item.has(EventField.TENANT.fieldName())) {
      tenants.add(json.path(EventField.TENANT.fieldName()).asText());
    }
    Ingested decoded =
        new EventDecoder(kind.stream(), LIMITS)
            .decode(origin(), -1, null, json.toString().getBytes(StandardCharsets.UTF_8));
    if (!decoded.isEvent()) {
      item.fault("is no event: " + decoded.deadLetter().detail());
      return Optional.empty();
    }
    return Optional.of(decoded.event());
  }

  private static void put(ObjectNode json, Yaml item, EventField field, int number) {
    String name = field.fieldName();
    if (PLACED.contains(field) || !item.has(name)) {
      return;
    }
    switch (field.type()) {
      case TEXT -> json.put(name, numbered(item.text(name), number));
      // As it is written: what is no whole number the decoder refuses, as it would from a topic.
      case INTEGER, NUMBER -> json.put(name, item.number(name, 0));
      case BOOLEAN -> json.put(name, item.flag(name, false));
      case TIME -> throw new IllegalStateException("An example writes no " + name);
    }
  }

  private Optional<Symptom> symptom(Yaml item, int number) {
    String[] parts = item.text("symptom").split("/", 2);
    MeasureDefinition measure = measures.byId(parts[0].strip()).orElse(null);
    Line line =
        measure == null || parts.length < 2
            ? null
            : measure.lines().stream()
                .filter(each -> each.id().equals(parts[1].strip()))
                .findFirst()
                .orElse(null);
    if (line == null) {
      item.at("symptom")
          .fault("must be a line of a measure, MEASURE/LINE, got '" + item.text("symptom") + "'");
      return Optional.empty();
    }
    ObjectNode scope = JSON.createObjectNode();
    for (Dimension dimension : measure.scope()) {
      String name = dimension.fieldName();
      if (item.has(name)) {
        scope.put(name, numbered(item.text(name), number));
      }
    }
    if (scope.has(Dimension.TENANT.fieldName())) {
      tenants.add(scope.path(Dimension.TENANT.fieldName()).asText());
    }
    EventDefaults.fillScope(scope, measure.scope(), ownTenant);
    double value = item.number("value", line.limit());
    long timeMillis = Example.BEGIN.toEpochMilli() + lastMillis;
    return Optional.of(
        new Symptom(
            measure.id(),
            line.id(),
            Edge.UP,
            scope(scope),
            value,
            line.limit(),
            line.operator(),
            item.number("numerator", value),
            item.number("denominator", 1),
            item.number("baseline", Double.NaN),
            measure.windowMillis(),
            timeMillis,
            new EventRef(origin(), "symptom-" + offset, timeMillis),
            measure.impact()));
  }

  private static Scope scope(ObjectNode json) {
    return JSON.convertValue(json, Scope.class);
  }

  private Origin origin() {
    return new Origin("example", 0, offset++);
  }

  private String now() {
    return Instant.ofEpochMilli(Example.BEGIN.toEpochMilli() + lastMillis).toString();
  }

  private static String numbered(String text, int number) {
    return text.replace("{n}", String.valueOf(number));
  }
}
