package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.FenghuoJob;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.tool.embedded.EmbeddedFlink;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.watch.JobMetrics;
import io.fenghuo.tool.watch.OutputTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clocks that are not as the others, in the live job. One sender whose clock is ahead, in its
 * records' Kafka timestamps too, silences no partition, and no incident's due time comes by it; one
 * partition that is behind keeps no due time from coming; and where nobody says anything more, what
 * is due is told all the same.
 */
@Tag("long")
@Timeout(240)
class OddClocksITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PARTITIONS = 2;
  private static final int ORDINARY = 50;

  private int sent;

  @Test
  void aSenderWithAWrongClockMovesNobodysClock() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Configuration config = config(kafka, Map.of());
      OutputTopics outputs = OutputTopics.of(config);
      createTopics(kafka, config);
      try (EmbeddedFlink flink = EmbeddedFlink.start(FenghuoJob::define, config, 2);
          KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
        JobMetrics metrics =
            new JobMetrics(flink.restAddress(), flink.job().getJobID().toHexString());
        String traffic = config.get(FenghuoOptions.TRAFFIC_TOPIC);
        send(producer, traffic, 0, Duration.ZERO, leak("acme"));
        Await.until(
            "the leak is told of", PATIENCE, () -> events(kafka, outputs).contains("OPENED"));

        send(producer, traffic, 0, Duration.ofDays(365), "\"kind\":\"HEARTBEAT\"");
        send(producer, traffic, 1, Duration.ofMinutes(50), "\"kind\":\"HEARTBEAT\"");
        for (int i = 0; i < ORDINARY; i++) {
          send(
              producer,
              traffic,
              i % PARTITIONS,
              Duration.ZERO,
              "\"kind\":\"BOT_REPLIED\",\"channel\":\"APP\",\"botId\":\"b\",\"latencyMs\":9,"
                  + "\"sessionId\":\"s"
                  + i
                  + "\",\"customerId\":\"c"
                  + i
                  + "\"");
        }
        // Behind all of it in its partition, so that what it brings is brought after them.
        send(producer, traffic, 0, Duration.ZERO, leak("globex"));
        Await.until(
            "the second leak is told of",
            PATIENCE,
            () -> events(kafka, outputs).stream().filter("OPENED"::equals).count() == 2);
        Await.until(
            "the job has counted every record",
            PATIENCE,
            () -> metrics.sum("events") + metrics.sum("deadLetters") >= sent);

        assertThat(reasons(kafka, outputs)).containsExactly("FUTURE_TIME", "FUTURE_TIME");
        assertThat(metrics.sum("events")).isEqualTo(ORDINARY + 2L);
        assertThat(events(kafka, outputs)).doesNotContain("ACK_EXPIRED", "REPEATED", "RESOLVED");
        assertThat(metrics.restarts()).isZero();
      }
    }
  }

  @Test
  void aPartitionThatIsBehindKeepsNoDueTimeFromComing() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Configuration config =
          config(
              kafka,
              Map.of(
                  // Five minutes until an acknowledgement of level I is due become five seconds.
                  FenghuoOptions.CLOCK_RATE.key(),
                  "60",
                  // Ten seconds, in which the partition that is behind is heard again.
                  FenghuoOptions.IDLE_AFTER.key(),
                  "10min",
                  FenghuoOptions.CLOCK_WALL.key(),
                  "false"));
      OutputTopics outputs = OutputTopics.of(config);
      createTopics(kafka, config);
      try (EmbeddedFlink flink = EmbeddedFlink.start(FenghuoJob::define, config, 2);
          KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
        String traffic = config.get(FenghuoOptions.TRAFFIC_TOPIC);
        String beat = "\"kind\":\"HEARTBEAT\"";
        long began = System.currentTimeMillis();
        send(producer, traffic, 0, Duration.ZERO, leak("acme"));

        Await.until(
            "the acknowledgement is overdue",
            PATIENCE,
            () -> {
              // Neither partition is idle, and the second one stays where it is.
              Duration passed = Duration.ofMillis(System.currentTimeMillis() - began);
              send(producer, traffic, 0, passed.multipliedBy(59), beat);
              send(producer, traffic, 1, Duration.ofMinutes(-20).minus(passed), beat);
              return events(kafka, outputs).contains("ACK_EXPIRED");
            });

        assertThat(reasons(kafka, outputs)).isEmpty();
      }
    }
  }

  @Test
  void aSilentNightTellsWhatIsDue() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      // Ten minutes without an answer become ten seconds.
      Configuration config = config(kafka, Map.of(FenghuoOptions.CLOCK_RATE.key(), "60"));
      OutputTopics outputs = OutputTopics.of(config);
      createTopics(kafka, config);
      try (EmbeddedFlink flink = EmbeddedFlink.start(FenghuoJob::define, config, 2);
          KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
        String sentiment = config.get(FenghuoOptions.SENTIMENT_TOPIC);
        for (int i = 0; i < 3; i++) {
          send(
              producer,
              sentiment,
              0,
              Duration.ofSeconds(i),
              "\"kind\":\"SENTIMENT\",\"sessionId\":\"s\",\"customerId\":\"c\",\"speaker\":\"CUSTOMER\","
                  + "\"emotion\":\"ANGER\",\"score\":-0.9");
        }

        Await.until(
            "the absence of an answer is told of",
            PATIENCE,
            () -> texts(kafka, outputs.fastLane(), "incidentType").contains("CUSTOMER_ESCALATION"));
      }
    }
  }

  private static Configuration config(EmbeddedKafka kafka, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(FenghuoOptions.BOOTSTRAP_SERVERS.key(), kafka.bootstrapServers());
    settings.put(FenghuoOptions.START_AT.key(), "earliest");
    return ConfigFile.of(settings);
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static String leak(String brand) {
    return "\"kind\":\"PII_EXPOSED\",\"dataClass\":\"ID_CARD\",\"subjectCount\":1200,\"brand\":\""
        + brand
        + "\"";
  }

  /** A record whose event time and Kafka timestamp are both ahead of now. */
  private void send(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      int partition,
      Duration ahead,
      String more)
      throws Exception {
    long time = System.currentTimeMillis() + ahead.toMillis();
    String json =
        "{\"eventId\":\"e"
            + sent++
            + "\",\"eventTime\":\""
            + Instant.ofEpochMilli(time)
            + "\",\"tenant\":\"shop\",\"source\":\"desk\","
            + more
            + (more.contains("\"brand\"") ? "" : ",\"brand\":\"acme\"")
            + "}";
    producer
        .send(
            new ProducerRecord<>(
                topic, partition, time, null, json.getBytes(StandardCharsets.UTF_8)))
        .get();
  }

  private static List<String> events(EmbeddedKafka kafka, OutputTopics outputs) throws Exception {
    return texts(kafka, outputs.fastLane(), "event");
  }

  private static List<String> reasons(EmbeddedKafka kafka, OutputTopics outputs) throws Exception {
    return texts(kafka, List.of(outputs.deadLetters()), "reason");
  }

  private static List<String> texts(EmbeddedKafka kafka, List<String> topics, String field)
      throws Exception {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          JsonNode json = JSON.readTree(record.value());
          texts.add(json.path(field).asText());
        }
      }
    }
    return texts;
  }

  /** The broker refuses what is more than an hour ahead by default; older ones do not. */
  private static void createTopics(EmbeddedKafka kafka, Configuration config) throws Exception {
    String traffic = config.get(FenghuoOptions.TRAFFIC_TOPIC);
    kafka.createTopics(
        List.of(
            new NewTopic(traffic, PARTITIONS, (short) 1)
                .configs(Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)))));
    Map<String, Integer> rest = new HashMap<>();
    Topics.of(config).all().forEach(topic -> rest.put(topic.name(), 1));
    rest.remove(traffic);
    kafka.createTopics(rest);
  }
}
