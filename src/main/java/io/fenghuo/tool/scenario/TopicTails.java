package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fenghuo.event.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what topics hold, to see which of the lines that nobody acknowledged are there. */
@FunctionalInterface
interface TopicTails {

  /**
   * Gives every record of some topics, partition by partition in their order.
   *
   * @param begins where to begin, by partition; at the beginning where nothing is said
   * @throws org.apache.kafka.common.KafkaException where the brokers do not answer
   */
  void read(Set<String> topics, Map<TopicPartition, Long> begins, BiConsumer<Origin, PlayLine> to);

  static TopicTails of(String bootstrapServers, Duration timeout) {
    return (topics, begins, to) -> {
      try (Consumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  Math.toIntExact(timeout.toMillis()),
                  ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  Math.toIntExact(timeout.toMillis())),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer())) {
        List<TopicPartition> partitions =
            topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        begins.forEach(
            (partition, offset) -> {
              if (partitions.contains(partition)) {
                consumer.seek(partition, offset);
              }
            });
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
          if (System.nanoTime() > deadline) {
            throw new TimeoutException("Topics " + topics + " were not read within " + timeout);
          }
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            to.accept(
                new Origin(record.topic(), record.partition(), record.offset()), line(record));
          }
        }
      }
    };
  }

  private static PlayLine line(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? null : new String(record.key(), UTF_8);
    return new PlayLine(
        record.topic(), record.timestamp(), record.timestamp(), key, record.value());
  }
}
