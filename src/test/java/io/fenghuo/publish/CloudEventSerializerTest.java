package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventSerializerTest {

  private static final String TOPIC = "incident.alerts.level3";
  private static final Envelope<Alert> ENVELOPE = alert -> Envelopes.alert(TOPIC, alert);
  private static final Alert OPENED = Alerts.of(AlertEvent.OPENED);

  @Test
  void writesAnAlertAsACloudEventInBinaryMode() throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-11T12:00:00.5Z"), ZoneOffset.UTC);
    ProducerRecord<byte[], byte[]> record =
        InstantiationUtil.clone(new CloudEventSerializer<>(ENVELOPE, clock))
            .serialize(OPENED, null, null);

    assertThat(record.topic()).isEqualTo(TOPIC);
    assertThat(record.partition()).isNull();
    assertThat(record.timestamp()).isNull();
    assertThat(new String(record.key(), UTF_8)).isEqualTo(OPENED.incidentId());
    assertThat(record.value()).isEqualTo(AlertJson.bytes(OPENED));
    assertThat(headers(record))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", OPENED.alertId(),
                "ce_type", "io.fenghuo.incident.opened",
                "ce_source", "urn:fenghuo:incident",
                "ce_subject", OPENED.incidentId(),
                "ce_time", "1970-01-01T00:00:00Z",
                "ce_dataschema", "urn:fenghuo:schema:alert:1",
                "ce_fenghuoemittedat", "2026-11-11T12:00:00.5Z",
                "content-type", "application/json"));
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }
}
