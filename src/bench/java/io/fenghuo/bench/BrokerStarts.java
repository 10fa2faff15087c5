package io.fenghuo.bench;

import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the embedded broker again and again, makes the job's topics and sends the first records at
 * once: whether each start takes every record, and how long that takes.
 *
 * <p>The records go out by a producer with Kafka's own defaults, each in a batch of its own: that
 * is what meets a partition whose leader does not answer yet. One that is not acknowledged in time
 * is a start that failed.
 */
@Command(name = "broker-starts", description = "first records on brokers that have just started")
final class BrokerStarts implements Callable<Integer> {

  private static final int FIRST_RECORDS = 5;
  private static final long ACKNOWLEDGED_WITHIN_SECONDS = 10;

  @Option(names = "--starts", defaultValue = "200", description = "how many brokers")
  private int starts;

  @Option(names = "--partitions", defaultValue = "3", description = "of each topic")
  private int partitions;

  @Option(names = "--in-flight", defaultValue = "5", description = "requests, of the producer")
  private int inFlight;

  private final List<long[]> nanos = new ArrayList<>();
  private int failed;

  @Override
  public Integer call() throws Exception {
    for (int i = 1; i <= starts; i++) {
      start(i);
    }
    System.out.printf("%n| %s | p50 ms | p99 ms | max ms |%n", Rig.machine());
    System.out.println("| --- | --- | --- | --- |");
    row("the broker starts", 0);
    row("the topics are made, their leaders answer", 1);
    row("the first records are acknowledged", 2);
    System.out.printf("%,d starts, %,d failed%n", starts, failed);
    return failed == 0 ? 0 : 1;
  }

  private void start(int number) throws Exception {
    Map<String, Integer> topics = new HashMap<>();
    for (TopicPlan topic : Topics.of(new Configuration()).all()) {
      topics.put(topic.name(), partitions);
    }
    long begin = System.nanoTime();
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      long started = System.nanoTime();
      kafka.createTopics(topics);
      long made = System.nanoTime();
      sendFirst(kafka.bootstrapServers(), topics);
      nanos.add(new long[] {started - begin, made - started, System.nanoTime() - made});
    } catch (TimeoutException | ExecutionException e) {
      failed++;
      System.out.printf("Start %,d: a first record was not taken: %s%n", number, e);
    }
  }

  private void sendFirst(String bootstrapServers, Map<String, Integer> topics) throws Exception {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.BATCH_SIZE_CONFIG,
                0,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                inFlight),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
      for (int i = 0; i < FIRST_RECORDS; i++) {
        byte[] value = ("record " + i).getBytes(StandardCharsets.UTF_8);
        topics.forEach(
            (topic, count) -> {
              for (int p = 0; p < count; p++) {
                acknowledged.add(producer.send(new ProducerRecord<>(topic, p, null, value)));
              }
            });
      }
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ACKNOWLEDGED_WITHIN_SECONDS);
      for (Future<RecordMetadata> each : acknowledged) {
        each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private void row(String name, int part) {
    long[] sorted = nanos.stream().mapToLong(each -> each[part]).sorted().toArray();
    System.out.printf(
        "| %s | %,.0f | %,.0f | %,.0f |%n",
        name, millis(sorted, 0.50), millis(sorted, 0.99), millis(sorted, 1));
  }

  private static double millis(long[] sorted, double share) {
    int at = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
    return sorted.length == 0 ? Double.NaN : sorted[at] / 1e6;
  }
}
