package io.fenghuo.publish;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records as CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the value
 * is plain JSON. The event's {@code time} is event time; Kafka's timestamp is left to the producer,
 * so that a topic's retention counts from the writing.
 */
final class CloudEventSerializer<T> implements KafkaRecordSerializationSchema<T> {

  /** Extension attribute with the wall clock at the writing. */
  static final String EMITTED_AT = "fenghuoemittedat";

  private static final String JSON = "application/json";

  private final Envelope<T> envelope;
  private final Clock emission;

  /**
   * @param emission the clock of {@link #EMITTED_AT}
   */
  CloudEventSerializer(Envelope<T> envelope, Clock emission) {
    this.envelope = envelope;
    this.emission = emission;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    Outgoing out = envelope.wrap(element);
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(out.id())
            .withType(out.type())
            .withSource(URI.create(out.source()))
            .withTime(out.time().atOffset(ZoneOffset.UTC))
            .withDataSchema(URI.create(out.schema()))
            .withExtension(EMITTED_AT, emission.instant().atOffset(ZoneOffset.UTC))
            .withData(JSON, out.body());
    if (out.subject() != null) {
      event = event.withSubject(out.subject());
    }
    byte[] key = out.key() == null ? null : out.key().getBytes(StandardCharsets.UTF_8);
    return KafkaMessageFactory.createWriter(out.topic(), null, null, key)
        .writeBinary(event.build());
  }
}
