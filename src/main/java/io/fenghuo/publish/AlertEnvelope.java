package io.fenghuo.publish;

import io.fenghuo.incident.Alert;
import java.time.Instant;
import java.util.Locale;

/**
 * How an alert leaves, to whichever topic; its incident is the key, so that its records stay in
 * order.
 */
final class AlertEnvelope {

  private AlertEnvelope() {}

  static Outgoing of(String topic, Alert alert) {
    return new Outgoing(
        topic,
        alert.incidentId(),
        alert.alertId(),
        "io.fenghuo.incident." + alert.event().name().toLowerCase(Locale.ROOT),
        "urn:fenghuo:incident",
        alert.incidentId(),
        Instant.ofEpochMilli(alert.timeMillis()),
        AlertJson.SCHEMA,
        AlertJson.bytes(alert));
  }
}
