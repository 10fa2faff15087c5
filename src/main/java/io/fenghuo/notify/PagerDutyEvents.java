package io.fenghuo.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.fenghuo.incident.Affected;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.FigureWords;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record as an event of PagerDuty's Events API v2, without its routing key. The payload follows
 * PagerDuty's common event format; lengths are those that its reference names.
 */
final class PagerDutyEvents implements Serializable {

  private static final int MAX_DEDUP_KEY = 255;
  private static final int MAX_SUMMARY = 1024;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String incidentUrl;
  private final FigureWords words;

  PagerDutyEvents(String incidentUrl, FigureWords words) {
    this.incidentUrl = incidentUrl;
    this.words = words;
  }

  /** In a slot of its own, since every event counts, and in its incident's lane at its target. */
  Notice notice(Alert alert, PagerDutyPolicy.Step step) {
    String word = step.action().word();
    return new Notice(
        alert.alertId() + "/" + word + "/" + step.target(),
        step.target() + "/" + alert.dedupKey(),
        step.target(),
        alert.alertId(),
        json(alert, step.action()));
  }

  private String json(Alert alert, PagerDutyAction action) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("event_action", action.word());
    event.put("dedup_key", dedupKey(alert.dedupKey()));
    event.put("client", Message.of("notice.client").in(Language.EN));
    if (!incidentUrl.isEmpty()) {
      event.put("client_url", Saying.link(incidentUrl, alert));
    }
    event.set("payload", payload(alert));
    try {
      return MAPPER.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can be written", e);
    }
  }

  private ObjectNode payload(Alert alert) {
    Affected scope = alert.scope();
    ObjectNode payload = MAPPER.createObjectNode();
    String summary = "[" + alert.level() + "] " + Saying.everywhere(alert.says());
    payload.put("summary", Saying.cut(summary, MAX_SUMMARY));
    payload.put("severity", alert.level().severity());
    payload.put("timestamp", Instant.ofEpochMilli(alert.timeMillis()).toString());
    String source =
        Stream.of(scope.tenant(), scope.brand())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("/"));
    payload.put("source", source.isEmpty() ? "fenghuo" : source);
    String component =
        Stream.of(scope.channels(), scope.queues(), scope.sources())
            .map(names -> String.join(",", names))
            .filter(names -> !names.isEmpty())
            .collect(Collectors.joining(" / "));
    put(payload, "component", component);
    put(payload, "group", scope.brand());
    payload.put("class", alert.incidentType().name());
    payload.set("custom_details", details(alert));
    return payload;
  }

  private ObjectNode details(Alert alert) {
    ObjectNode details = MAPPER.createObjectNode();
    details.put("incidentId", alert.incidentId());
    details.put("alertId", alert.alertId());
    details.put("epoch", alert.epoch());
    details.put("seq", alert.seq());
    details.put("event", alert.event().name());
    details.put("reason", alert.reason().name());
    details.put("state", alert.state().name());
    details.put("level", Saying.level(alert.level()));
    Language.all().forEach(language -> details.put(language.code(), alert.says().in(language)));
    put(details, "figures", Saying.figures(alert, words));
    put(details, "impact", alert.impact().words());
    put(details, "departments", Saying.departments(alert));
    put(details, "playbook", alert.playbook());
    put(details, "otherIncidentId", alert.otherIncidentId());
    put(details, "related", String.join(", ", alert.related()));
    return details;
  }

  /** A key that is too long keeps its beginning, for a reader, and a hash, for its identity. */
  static String dedupKey(String key) {
    if (key.length() <= MAX_DEDUP_KEY) {
      return key;
    }
    String hash = Hashing.sha256().hashString(key, StandardCharsets.UTF_8).toString();
    return key.substring(0, MAX_DEDUP_KEY - hash.length() - 1) + "#" + hash;
  }

  private static void put(ObjectNode json, String name, LocalizedText value) {
    for (Language language : Language.all()) {
      put(json, name + Saying.suffix(language), value.in(language));
    }
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null && !value.isEmpty()) {
      json.put(name, value);
    }
  }
}
