package io.fenghuo.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.publish.TopicCreation;
import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.tool.watch.InputLag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A desk of three sources at a broker: each sends a heartbeat every ten seconds of event time and a
 * record every two, without keys: a partition is filled for two minutes, then the next.
 */
final class HealthRun implements AutoCloseable {

  static final Set<String> SOURCES = Set.of("desk", "model", "listener");
  static final String GROUP = "health";

  private static final int PARTITIONS = 3;
  private static final long PARTITION_FOR_MILLIS = 120_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String bootstrapServers;
  private final Configuration config;
  private final KafkaProducer<byte[], byte[]> producer;

  HealthRun(String bootstrapServers, double rate) throws Exception {
    this.bootstrapServers = bootstrapServers;
    Map<String, String> all = new HashMap<>();
    all.put(FenghuoOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
    all.put(FenghuoOptions.GROUP_ID.key(), GROUP);
    all.put(FenghuoOptions.START_AT.key(), "earliest");
    all.put(FenghuoOptions.CLOCK_RATE.key(), String.valueOf(rate));
    this.config = ConfigFile.of(all);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<String> inputs = inputs();
      List<NewTopic> topics = new ArrayList<>();
      for (TopicPlan topic : Topics.of(config).all()) {
        int partitions = inputs.contains(topic.name()) ? PARTITIONS : 1;
        topics.add(new NewTopic(topic.name(), partitions, (short) 1));
      }
      TopicCreation.create(admin, topics);
    }
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  Configuration config() {
    return config;
  }

  /** Sends what the sources say from one instant to another, at once. */
  void send(Instant from, Instant to, Set<String> sources) {
    for (Instant time = from; time.isBefore(to); time = time.plusSeconds(2)) {
      for (String source : sources.stream().sorted().toList()) {
        send(source, time);
      }
    }
  }

  /** Sends it as time goes on, so many times as fast; returns where it ended. */
  Instant play(Instant from, Duration length, double rate) {
    long begin = System.nanoTime();
    for (long second = 0; second < length.toSeconds(); second += 2) {
      long due = begin + (long) (second * 1e9 / rate);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      Instant time = from.plusSeconds(second);
      SOURCES.stream().sorted().forEach(source -> send(source, time));
    }
    return from.plus(length);
  }

  private void send(String source, Instant time) {
    String common =
        """
        "eventId":"%s-%s","eventTime":"%s","tenant":"shop","brand":"acme","source":"%s\"\
        """
            .formatted(source, time, time, source);
    if (time.getEpochSecond() % 10 == 0) {
      append(
          "chat.traffic",
          time,
          "{"
              + common.replace("\"eventId\":\"", "\"eventId\":\"beat-")
              + ",\"kind\":\"HEARTBEAT\"}");
    }
    switch (source) {
      case "desk" ->
          append(
              "chat.traffic",
              time,
              "{"
                  + common
                  + ",\"kind\":\"SESSION_STARTED\",\"channel\":\"APP\",\"sessionId\":\"s\",\"customerId\":\"c\"}");
      case "model" ->
          append(
              "chat.sentiment",
              time,
              "{"
                  + common
                  + ",\"channel\":\"APP\",\"sessionId\":\"s\",\"customerId\":\"c\",\"messageId\":\"m\",\"speaker\":\"CUSTOMER\",\"emotion\":\"NEUTRAL\",\"score\":0.1,\"confidence\":0.9,\"isComplaint\":false,\"modelVersion\":\"v\"}");
      default ->
          append(
              "social.mention",
              time,
              "{"
                  + common
                  + ",\"channel\":\"OTHER\",\"mentionId\":\"p\",\"platform\":\"weibo\",\"mentionKind\":\"POST\",\"authorTier\":\"NORMAL\",\"followers\":6,\"polarity\":0.1,\"reposts\":0,\"comments\":0,\"likes\":0,\"views\":1}");
    }
  }

  private void append(String topic, Instant time, String json) {
    int partition = (int) (time.toEpochMilli() / PARTITION_FOR_MILLIS % PARTITIONS);
    producer.send(
        new ProducerRecord<>(
            topic, partition, time.toEpochMilli(), null, json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Waits until the job has read all that was sent, and a checkpoint holds it. */
  void awaitRead() throws Exception {
    producer.flush();
    try (InputLag lag = new InputLag(bootstrapServers, GROUP, inputs())) {
      Await.until("all is read", Duration.ofSeconds(90), () -> lag.remaining() == 0);
    }
  }

  /** Waits until the ledger has so many records. */
  void awaitLedger(int records) throws Exception {
    Await.until(
        records + " records in the ledger",
        Duration.ofSeconds(90),
        () -> ledger().size() >= records);
  }

  /** The ledger: event, level, type, source, rule. */
  List<String> ledger() throws Exception {
    List<String> said = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition ledger = new TopicPartition("incident.lifecycle", 0);
      consumer.assign(List.of(ledger));
      consumer.seekToBeginning(List.of(ledger));
      long end = consumer.endOffsets(List.of(ledger)).get(ledger);
      while (consumer.position(ledger) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          said.add(words(JSON.readTree(record.value())));
        }
      }
    }
    return said;
  }

  private static String words(JsonNode alert) {
    return alert.path("event").asText()
        + " "
        + alert.path("level").path("rank").asText(alert.path("level").asText())
        + " "
        + alert.path("incidentType").asText()
        + " "
        + alert.path("scope").path("sources").path(0).asText(alert.path("scope").toString())
        + " by "
        + alert.path("rule").path("id").asText();
  }

  private List<String> inputs() {
    return List.of(
        config.get(FenghuoOptions.TRAFFIC_TOPIC),
        config.get(FenghuoOptions.SENTIMENT_TOPIC),
        config.get(FenghuoOptions.MENTION_TOPIC));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
