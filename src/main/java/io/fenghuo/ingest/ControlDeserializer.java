package io.fenghuo.ingest;

import io.fenghuo.control.ControlDecoder;
import io.fenghuo.control.ControlInput;
import io.fenghuo.event.Origin;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes operators' commands inside the source: one {@link ControlInput} for each record. */
public final class ControlDeserializer implements KafkaRecordDeserializationSchema<ControlInput> {

  private final int maxRecordBytes;
  private transient ControlDecoder decoder;

  public ControlDeserializer(int maxRecordBytes) {
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public void open(InitializationContext context) {
    decoder = new ControlDecoder(maxRecordBytes);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlInput> out) {
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    out.collect(decoder.decode(origin, record.timestamp(), record.value()));
  }

  @Override
  public TypeInformation<ControlInput> getProducedType() {
    return TypeInformation.of(ControlInput.class);
  }
}
