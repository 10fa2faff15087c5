package io.fenghuo.tool.scenario;

import io.fenghuo.event.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends a scenario's lines to Kafka: the record's timestamp is the event time, the key keeps what
 * belongs together on one partition. It blocks while the client's buffer is full, and fails at the
 * next line after one that could not be delivered.
 */
public final class KafkaOutlet implements ScenarioPlayer.Outlet, AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final AppendLog appends;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param appends is told when each record was acknowledged
   */
  public KafkaOutlet(String bootstrapServers, AppendLog appends) {
    this(
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                // What is measured is the job's latency, not the client's waiting for company.
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16L << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer()),
        appends);
  }

  KafkaOutlet(Producer<byte[], byte[]> producer, AppendLog appends) {
    this.producer = producer;
    this.appends = appends;
  }

  @Override
  public void send(PlayLine line) throws IOException {
    failIfAny();
    producer.send(
        new ProducerRecord<>(
            line.topic(),
            null,
            line.dueMillis(),
            line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8),
            line.value()),
        this::acknowledged);
  }

  /** Returns when every line sent so far has been acknowledged. */
  void flush() throws IOException {
    producer.flush();
    failIfAny();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void acknowledged(RecordMetadata record, Exception failed) {
    if (failed != null) {
      failure.compareAndSet(null, failed);
    } else {
      appends.acknowledged(
          new Origin(record.topic(), record.partition(), record.offset()), System.nanoTime());
    }
  }

  private void failIfAny() throws IOException {
    if (failure.get() != null) {
      throw new IOException("Kafka did not take a line of the scenario", failure.get());
    }
  }
}
