package io.fenghuo.ingest;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes inside the source, so that watermarks are made per partition from the events' own times.
 * One {@link Ingested} goes out for each record, whatever the record is.
 */
public final class EventDeserializer implements KafkaRecordDeserializationSchema<Ingested> {

  private final EventKind.Stream stream;
  private final DecodeLimits limits;
  private transient EventDecoder decoder;

  public EventDeserializer(EventKind.Stream stream, DecodeLimits limits) {
    this.stream = stream;
    this.limits = limits;
  }

  @Override
  public void open(InitializationContext context) {
    decoder = new EventDecoder(stream, limits);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    out.collect(decoder.decode(origin, record.timestamp(), record.key(), record.value()));
  }

  @Override
  public TypeInformation<Ingested> getProducedType() {
    return TypeInformation.of(Ingested.class);
  }
}
