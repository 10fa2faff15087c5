package io.fenghuo.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics in a thread of its own and notes when each record could be read, which is when the
 * poll that brought it returned. What a record says is looked at later.
 */
final class Tap implements AutoCloseable {

  /** A record and {@link System#nanoTime} when it could be read. */
  record Drop(long nanos, byte[] value) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Queue<Drop> drops = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  private Tap(KafkaConsumer<byte[], byte[]> consumer, String name) {
    this.consumer = consumer;
    this.thread = new Thread(this::read, "tap-" + name);
  }

  static Tap open(String bootstrapServers, String name, Collection<String> topics) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Tap tap = new Tap(consumer, name);
    tap.thread.start();
    return tap;
  }

  /** What came since the last call, in order; null for nothing. */
  Drop next() {
    return drops.poll();
  }

  private void read() {
    while (!closed) {
      Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(Duration.ofMillis(100));
      long nanos = System.nanoTime();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        drops.add(new Drop(nanos, record.value()));
      }
    }
    consumer.close();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
