package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.publish.TopicCreation;
import io.fenghuo.testing.Await;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That Kafka's own consumer tells of its lag under the names that are looked for. */
@Timeout(120)
class UnreadRecordsITCase {

  private static final String TOPIC = "unread.records";

  @Test
  void areThereUntilTheConsumerHasReadAll() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Map<String, Object> broker = Map.of("bootstrap.servers", kafka.bootstrapServers());
      try (Admin admin = Admin.create(broker)) {
        TopicCreation.create(admin, List.of(new NewTopic(TOPIC, 3, (short) 1)));
      }
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (int i = 0; i < 10; i++) {
          producer.send(new ProducerRecord<>(TOPIC, 0, null, new byte[] {1})).get();
        }
      }
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  kafka.bootstrapServers(),
                  "max.poll.records",
                  1,
                  "auto.offset.reset",
                  "earliest",
                  "metric.reporters",
                  UnreadRecords.class.getName()),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer())) {
        TopicPartition paused = new TopicPartition(TOPIC, 2);
        consumer.assign(
            List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1), paused));
        consumer.pause(List.of(paused));
        Await.until(
            "the first record is read",
            Duration.ofSeconds(30),
            () -> consumer.poll(Duration.ofMillis(100)).count() == 1);
        assertThat(UnreadRecords.areIn(TOPIC, 2)).as("not yet looked at").isTrue();
        assertThat(UnreadRecords.mayBeAnywhere()).as("not all are looked at").isTrue();
        assertThat(UnreadRecords.areIn(TOPIC, 0)).as("nine are left").isTrue();

        for (int read = 1; read < 10 || UnreadRecords.areIn(TOPIC, 1); ) {
          read += consumer.poll(Duration.ofMillis(100)).count();
        }
        assertThat(UnreadRecords.areIn(TOPIC, 1)).as("an empty partition").isFalse();
        assertThat(UnreadRecords.areIn(TOPIC, 0)).as("all are read").isFalse();

        consumer.resume(List.of(paused));
        Await.until(
            "the empty partition is looked at",
            Duration.ofSeconds(30),
            () -> {
              consumer.poll(Duration.ofMillis(100));
              return !UnreadRecords.mayBeAnywhere();
            });
        assertThat(UnreadRecords.areIn(TOPIC, 2)).as("it is empty").isFalse();
      }
    }
  }
}
