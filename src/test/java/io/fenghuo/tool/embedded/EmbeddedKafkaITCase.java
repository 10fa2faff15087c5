package io.fenghuo.tool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedKafkaITCase {

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start();
    kafka.createTopics(Map.of("in", 3, "ledger", 1));
  }

  @AfterAll
  static void stop() throws Exception {
    kafka.close();
  }

  @Test
  void givesBackWhatItWasGivenWithAnyTime() throws Exception {
    long longAgo = Instant.parse("2001-01-01T00:00:00Z").toEpochMilli();
    long farOff = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>("in", 0, longAgo, null, bytes("old"))).get();
      producer.send(new ProducerRecord<>("in", 0, farOff, null, bytes("new"))).get();
    }

    assertThat(read("in", 2))
        .extracting(r -> new String(r.value(), StandardCharsets.UTF_8), ConsumerRecord::timestamp)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("old", longAgo),
            org.assertj.core.groups.Tuple.tuple("new", farOff));
  }

  @Test
  void commitsTransactions() {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", "t"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("ledger", bytes("dropped")));
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("ledger", bytes("kept")));
      producer.commitTransaction();
    }

    assertThat(read("ledger", 1))
        .extracting(r -> new String(r.value(), StandardCharsets.UTF_8))
        .containsExactly("kept");
  }

  /** A producer that tries once and has no numbers to put right what was refused. */
  @Test
  void takesTheFirstRecordOfEachNewPartition() throws Exception {
    Map<String, Integer> topics = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      topics.put("new-" + i, 10);
    }

    kafka.createTopics(topics);

    try (KafkaProducer<byte[], byte[]> producer =
        producer(Map.of("enable.idempotence", false, "retries", 0))) {
      List<Future<RecordMetadata>> taken = new ArrayList<>();
      topics.forEach(
          (topic, partitions) -> {
            for (int p = partitions - 1; p >= 0; p--) {
              taken.add(producer.send(new ProducerRecord<>(topic, p, null, bytes("first"))));
            }
          });
      for (Future<RecordMetadata> each : taken) {
        assertThat(each.get().offset()).isZero();
      }
    }
  }

  @Test
  void startsOnOtherPortsWhereOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(BrokerSettings.HOST))) {
      List<Integer> free = FreePorts.find(3);
      Iterator<List<Integer>> ports =
          List.of(List.of(taken.getLocalPort(), free.get(0)), free.subList(1, 3)).iterator();

      try (EmbeddedKafka other = FreePorts.use(ports::next, EmbeddedKafka::startOn)) {
        other.createTopics(Map.of("in", 1));

        assertThat(other.bootstrapServers()).endsWith(":" + free.get(1));
      }
    }
  }

  @Test
  void createsNoTopicUnasked() {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("max.block.ms", "500"))) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("absent", bytes("x"))).get())
          .hasMessageContaining("absent");
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      while (records.size() < count) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new java.util.HashMap<>(more);
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
