package io.fenghuo.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.respond.CareDirective;
import java.time.Instant;

/**
 * How a proposal for one customer leaves, under {@code schemas/care-directive.json}; the customer's
 * hash is the key.
 */
final class CareDirectiveEnvelope implements Envelope<CareDirective> {

  static final String SCHEMA = "urn:fenghuo:schema:care-directive:1";

  private final String topic;

  CareDirectiveEnvelope(String topic) {
    this.topic = topic;
  }

  @Override
  public Outgoing wrap(CareDirective directive) {
    return new Outgoing(
        topic,
        directive.customer(),
        directive.directiveId(),
        "io.fenghuo.care.proposed",
        "urn:fenghuo:respond",
        directive.customer(),
        Instant.ofEpochMilli(directive.timeMillis()),
        SCHEMA,
        Json.bytes(json(directive)));
  }

  private static ObjectNode json(CareDirective directive) {
    ObjectNode json = Json.object();
    json.put("directiveId", directive.directiveId());
    json.put("incidentId", directive.incidentId());
    json.put("incidentType", directive.incidentType().name());
    json.put("level", directive.level().name());
    Json.text(json, "tenant", directive.tenant());
    Json.text(json, "brand", directive.brand());
    json.put("customer", directive.customer());
    Json.text(json, "channel", directive.channel());
    json.put("reason", directive.reason().name());
    if (directive.event() != null) {
      json.set("event", Json.event(directive.event()));
    }
    Json.text(json, "tier", directive.tier());
    Json.text(json, "emotion", directive.emotion());
    Json.number(json, "waitedMs", directive.waitedMillis());
    ObjectNode script = json.putObject("script");
    script.put("id", directive.script().id()).put("version", directive.script().version());
    script.set("says", Json.says(directive.script().text()));
    if (directive.amount() > 0) {
      json.putObject("compensation")
          .put("amount", directive.amount())
          .put("currency", directive.currency());
    }
    json.put("approval", directive.approval().name());
    json.put("budgetExhausted", directive.budgetExhausted());
    json.put("profile", directive.profile());
    json.put("eventTime", Json.time(directive.timeMillis()));
    Json.text(json, "drillId", directive.drillId());
    return json;
  }
}
