package io.fenghuo.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.Bilingual;
import java.time.Instant;

/** How the answer to a command leaves, under {@code schemas/control-rejected.json}. */
final class ControlRejectionEnvelope implements Envelope<ControlRejection> {

  static final String SCHEMA = "urn:fenghuo:schema:control-rejected:1";

  private final String topic;

  ControlRejectionEnvelope(String topic) {
    this.topic = topic;
  }

  @Override
  public Outgoing wrap(ControlRejection rejection) {
    return new Outgoing(
        topic,
        rejection.commandId(),
        rejection.origin().toString(),
        "io.fenghuo.control.rejected",
        "urn:fenghuo:control",
        rejection.commandId(),
        Instant.ofEpochMilli(Math.max(0, rejection.recordTimeMillis())),
        SCHEMA,
        Json.bytes(json(rejection)));
  }

  private static ObjectNode json(ControlRejection rejection) {
    ObjectNode json = Json.object();
    Json.text(json, "commandId", rejection.commandId());
    Json.text(json, "kind", rejection.kind());
    Json.text(json, "actor", Masking.maskName(rejection.actor()));
    json.put("reason", rejection.reason().name());
    json.set(
        "says",
        Json.says(
            new Bilingual(
                Masking.mask(rejection.messageZh()), Masking.mask(rejection.messageEn()))));
    Json.origin(json, rejection.origin());
    return json;
  }
}
