package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.FenghuoJob;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.publish.Schemas;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.tool.embedded.EmbeddedFlink;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.watch.JobMetrics;
import io.fenghuo.tool.watch.OutputTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two desks that know nothing of our schema, read by config alone: contact events of a telephone
 * queue and notifications of a messenger go in, one incident of both comes out, and what is no
 * event is set aside with its reason.
 */
@Timeout(120)
class MappedTopicsITCase {

  private static final Path SAMPLES = Path.of("sample-data", "mappings");
  private static final String CALLS = "contact-centre.contact-events";
  private static final String CHATS = "messenger.notifications";
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final long RECORD_TIME = Instant.parse("2026-11-11T09:00:00Z").toEpochMilli();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void findsOneTroubleOfTwoForeignTopics() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Configuration config = config(kafka);
      OutputTopics outputs = OutputTopics.of(config);
      createTopics(kafka, config);
      try (EmbeddedFlink flink = EmbeddedFlink.start(FenghuoJob::define, config, 1);
          KafkaProducer<String, String> producer =
              new KafkaProducer<>(
                  Map.of("bootstrap.servers", kafka.bootstrapServers()),
                  new StringSerializer(),
                  new StringSerializer())) {
        JobMetrics metrics =
            new JobMetrics(flink.restAddress(), flink.job().getJobID().toHexString());

        send(producer, CALLS, Stream.concat(lines("amazon-connect"), abandonments(6)));
        Await.until(
            "the abandonments are an incident",
            PATIENCE,
            () -> read(kafka, outputs.ledger()).size() >= 1);
        send(producer, CHATS, Stream.concat(lines("intercom"), angryRatings(60)));
        Await.until(
            "the ratings make it worse", PATIENCE, () -> read(kafka, outputs.ledger()).size() >= 2);
        Await.until(
            "the dead letters are written out",
            PATIENCE,
            () -> read(kafka, outputs.deadLetters()).size() >= 6);
        Await.until(
            "all records are counted",
            PATIENCE,
            () -> metrics.sum("mappedRecords") + metrics.sum("skippedRecords") >= 13 + 6 + 10 + 60);

        assertThat(read(kafka, outputs.ledger()).stream().map(AlertRecord::parse).toList())
            .extracting(a -> a.event() + " " + a.type() + " " + a.level())
            .startsWith("OPENED SERVICE_OVERLOAD IV", "ESCALATED SERVICE_OVERLOAD III");
        assertThat(deadLetters(read(kafka, outputs.deadLetters()))).isEqualTo(expected());
        assertThat(metrics.sum("skippedRecords")).isEqualTo(3 + 2);
        assertThat(metrics.restarts()).isZero();
      }
    }
  }

  private static Configuration config(EmbeddedKafka kafka) {
    String connect = SAMPLES.resolve("amazon-connect").toString();
    return ConfigFile.of(
        Map.of(
            FenghuoOptions.BOOTSTRAP_SERVERS.key(),
            kafka.bootstrapServers(),
            FenghuoOptions.CLOCK_WALL.key(),
            "false",
            FenghuoOptions.START_AT.key(),
            "earliest",
            FenghuoOptions.MAPPINGS.key() + "." + CALLS,
            connect + "/mapping.yaml",
            FenghuoOptions.MAPPINGS.key() + "." + CHATS,
            SAMPLES.resolve("intercom").resolve("mapping.yaml").toString(),
            FenghuoOptions.MEASURES.key(),
            "classpath:measures.yaml;" + connect + "/measures.yaml",
            FenghuoOptions.RULES.key(),
            "classpath:rules.yaml;" + connect + "/rules.yaml"));
  }

  /** By the sample's topic and line: the reason, its words, and whether the payload is with it. */
  private static Map<String, String> expected() {
    return Map.of(
        CALLS + "-0@10",
        "WRONG_TYPE: eventTime must be a time as RFC 3339 with its offset or epoch milliseconds,"
            + " got a text",
        CALLS + "-0@11",
        "MISSING_FIELD: queueId is missing",
        CALLS + "-0@12",
        "EXPRESSION_FAILED: waitMs can't be had: a value has not the form that a function reads",
        CHATS + "-0@7",
        "UNKNOWN_VALUE: emotion reads a value that its table does not have; "
            + "it has 1, 2, 3, 4, 5",
        CHATS + "-0@8#1",
        "WRONG_TYPE: eventTime must be an epoch time in SECONDS, got no number",
        CHATS + "-0@9",
        "ABSURD_TIME: eventTime must lie between 2000 and 2100, counted in SECONDS");
  }

  private static Map<String, String> deadLetters(List<String> records) throws Exception {
    Map<String, List<String>> sent =
        Map.of(CALLS, lines("amazon-connect").toList(), CHATS, lines("intercom").toList());
    Map<String, String> letters = new HashMap<>();
    for (String record : records) {
      assertThat(Schemas.faults("dead-letter", record.getBytes(StandardCharsets.UTF_8))).isEmpty();
      JsonNode json = JSON.readTree(record);
      String topic = json.path("topic").asText();
      int offset = json.path("offset").asInt();
      String part = json.has("part") ? "#" + json.path("part").asInt() : "";
      assertThat(json.path("payload").asText()).isEqualTo(sent.get(topic).get(offset));
      letters.put(
          topic + "-" + json.path("partition").asInt() + "@" + offset + part,
          json.path("reason").asText() + ": " + json.path("detail").asText());
    }
    return letters;
  }

  private static Stream<String> lines(String name) throws IOException {
    Path folder = SAMPLES.resolve(name);
    return Stream.concat(
        Files.readAllLines(folder.resolve("records.jsonl")).stream(),
        Files.readAllLines(folder.resolve("faulty-records.jsonl")).stream());
  }

  /** The sample's contact that gave up, again and again a little later. */
  private static Stream<String> abandonments(int count) throws IOException {
    String line = lines("amazon-connect").toList().get(6);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                line.replace("T08:16:0", "T08:19:0")
                    .replace("4000-8000-000000000007", "4000-8000-0000000001" + (10 + i))
                    .replace("4000-8000-000000000002", "4000-8000-0000000002" + (10 + i)));
  }

  /** The sample's rating of one star, from other customers a little later. */
  private static Stream<String> angryRatings(int count) throws IOException {
    String line = lines("intercom").toList().get(4);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                line.replace("1794384320", Integer.toString(1_794_384_500 + i))
                    .replace("64f0c2a1", "64f0d" + (100 + i))
                    .replace("21000001", Integer.toString(21_000_100 + i)));
  }

  private static void send(
      KafkaProducer<String, String> producer, String topic, Stream<String> records) {
    records.forEach(
        value -> producer.send(new ProducerRecord<>(topic, 0, RECORD_TIME, null, value)));
    producer.flush();
  }

  private static void createTopics(EmbeddedKafka kafka, Configuration config) throws Exception {
    Map<String, Integer> partitions = new HashMap<>(Map.of(CALLS, 1, CHATS, 1));
    Topics.of(config).all().forEach(topic -> partitions.put(topic.name(), 1));
    kafka.createTopics(partitions);
  }

  /** All that is committed on a topic so far. */
  private static List<String> read(EmbeddedKafka kafka, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    List<String> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(record.value()));
      }
    }
    return records;
  }
}
