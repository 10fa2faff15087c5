package io.fenghuo.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.event.Dimension;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.live.RuleFound;
import io.fenghuo.rule.live.RuleStatus;
import java.time.Instant;
import java.util.Locale;

/**
 * How a word on a rule leaves, under {@code schemas/rules-status.json}; its rule is the key, so
 * that its records stay in order.
 */
final class RuleStatusEnvelope implements Envelope<RuleStatus> {

  static final String SCHEMA = "urn:fenghuo:schema:rules-status:1";

  private final String topic;

  RuleStatusEnvelope(String topic) {
    this.topic = topic;
  }

  @Override
  public Outgoing wrap(RuleStatus status) {
    return new Outgoing(
        topic,
        status.ruleId(),
        status.statusId(),
        "io.fenghuo.rule." + status.status().name().toLowerCase(Locale.ROOT),
        "urn:fenghuo:rules",
        status.ruleId(),
        Instant.ofEpochMilli(Math.max(0, status.timeMillis())),
        SCHEMA,
        Json.bytes(json(status)));
  }

  private static ObjectNode json(RuleStatus status) {
    ObjectNode json = Json.object();
    Json.text(json, "ruleId", status.ruleId());
    json.put("status", status.status().name());
    Json.text(json, "commandId", status.commandId());
    Json.text(json, "command", status.command());
    Json.text(json, "actor", Masking.maskName(status.actor()));
    if (status.version() != null) {
      json.put("version", status.version());
    }
    Json.text(json, "hash", status.hash());
    Json.number(json, "revision", status.revision());
    Json.text(json, "effect", status.effect());
    Json.time(json, "effectiveAt", status.effectiveAtMillis());
    Json.time(json, "warmUntil", status.warmUntilMillis());
    Json.texts(json, "reasons", status.reasons().stream().map(Masking::mask).toList());
    json.set("says", Json.says(says(status)));
    if (status.found() != null) {
      json.set("found", found(status.found()));
    }
    return json;
  }

  /** The job's own sentences have figures to keep; a refusal repeats what somebody typed. */
  private static Bilingual says(RuleStatus status) {
    return status.reasons().isEmpty()
        ? status.says()
        : new Bilingual(Masking.mask(status.says().zh()), Masking.mask(status.says().en()));
  }

  private static ObjectNode found(RuleFound found) {
    ObjectNode json = Json.object();
    json.put("findingId", found.findingId());
    json.put("incidentType", found.type().name());
    json.put("level", found.level().name());
    ObjectNode scope = json.putObject("scope");
    for (Dimension dimension : Dimension.values()) {
      Json.text(scope, dimension.fieldName(), dimension.of(found.scope()));
    }
    json.put("startedAt", Json.time(found.startMillis()));
    json.put("eventTime", Json.time(found.timeMillis()));
    ArrayNode events = json.putArray("events");
    found.events().forEach(event -> events.add(Json.event(event)));
    if (found.warming()) {
      json.put("warming", true);
    }
    return json;
  }
}
