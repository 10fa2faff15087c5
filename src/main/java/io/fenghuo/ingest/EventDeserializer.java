package io.fenghuo.ingest;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.mapping.Mappings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Decodes inside the source, so that watermarks are made per partition from the events' own times.
 * One {@link Ingested} goes out for each record of our own schema, whatever the record is; of a
 * mapped record as many as its mapping makes.
 */
public final class EventDeserializer implements KafkaRecordDeserializationSchema<Ingested> {

  private final EventKind.Stream stream;
  private final DecodeLimits limits;
  private final Mappings mappings;
  private final WallLimit wall;
  private transient RecordDecoder decoder;

  /** Of recorded input. */
  public EventDeserializer(EventKind.Stream stream, DecodeLimits limits, Mappings mappings) {
    this(stream, limits, mappings, WallLimit.none());
  }

  EventDeserializer(
      EventKind.Stream stream, DecodeLimits limits, Mappings mappings, WallLimit wall) {
    this.stream = stream;
    this.limits = limits;
    this.mappings = mappings;
    this.wall = wall;
  }

  @Override
  public void open(InitializationContext context) {
    decoder = new RecordDecoder(stream, limits, mappings, () -> context.getMetricGroup());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    decoder.decode(
        new InputRecord(
            origin,
            record.timestamp(),
            wall.getAsLong(),
            record.key(),
            record.value(),
            () -> texts(record.headers())),
        out::collect);
  }

  /** Those that are texts; of several of one name the last, as Kafka's own readers take it. */
  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new HashMap<>();
    for (Header header : headers) {
      if (header.value() != null) {
        try {
          texts.put(
              header.key(),
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(header.value()))
                  .toString());
        } catch (CharacterCodingException e) {
          texts.remove(header.key());
        }
      }
    }
    return texts;
  }

  @Override
  public TypeInformation<Ingested> getProducedType() {
    return TypeInformation.of(Ingested.class);
  }
}
