package io.fenghuo.tool.watch;

import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads every output topic from its beginning, on a thread of its own, as a consumer does that sees
 * only what is committed. The topics must exist.
 */
public final class AlertFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Sightings sightings;
  private final Consumer<AlertRecord> onFirstSight;
  private final Thread thread;
  private volatile RuntimeException failure;

  private AlertFollower(
      String bootstrapServers, OutputTopics topics, Consumer<AlertRecord> onFirstSight) {
    this.sightings = new Sightings(topics);
    this.onFirstSight = onFirstSight;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions(topics.all()));
    this.thread = new Thread(this::follow, "alert-follower");
    thread.setDaemon(true);
  }

  /**
   * @param onFirstSight is given each alert when the fast lane first shows it, on the follower's
   *     thread
   */
  public static AlertFollower start(
      String bootstrapServers, OutputTopics topics, Consumer<AlertRecord> onFirstSight) {
    AlertFollower follower = new AlertFollower(bootstrapServers, topics, onFirstSight);
    follower.thread.start();
    return follower;
  }

  /**
   * What was seen so far.
   *
   * @throws IllegalStateException if the topics can no longer be read
   */
  public Sightings sightings() {
    if (failure != null) {
      throw new IllegalStateException("Cannot follow the output topics", failure);
    }
    return sightings;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(POLL.toMillis() * 5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer) {
      while (true) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long nanos = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          sightings.saw(record.topic(), record.value(), nanos).ifPresent(onFirstSight);
        }
      }
    } catch (WakeupException e) {
      // This is how close() asks the thread to end.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private List<TopicPartition> partitions(List<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }
}
