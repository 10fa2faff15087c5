package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.FenghuoJob;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.IncidentOptions;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.publish.Schemas;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.tool.embedded.EmbeddedFlink;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.watch.JobMetrics;
import io.fenghuo.tool.watch.OutputTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is written into the job's topics, the job runs on, nothing is lost without a word, and
 * what is good is found.
 */
@Timeout(300)
class BadInputITCase {

  private static final long SEED = 20_261_111;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MAX_MESSAGE_BYTES = 8 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<Origin, InputMix.Sent> events = new LinkedHashMap<>();
  private final Map<Origin, ControlMix.Sent> commands = new LinkedHashMap<>();

  @Test
  void setsAsideWhatIsBadAndFindsWhatIsGood() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Configuration config =
          ConfigFile.of(
              Map.of(
                  FenghuoOptions.BOOTSTRAP_SERVERS.key(),
                  kafka.bootstrapServers(),
                  FenghuoOptions.START_AT.key(),
                  "earliest",
                  // The records are of a day to come.
                  FenghuoOptions.CLOCK_WALL.key(),
                  "false",
                  // What is told of so much that can't be read has tests of its own.
                  IncidentOptions.HEALTH_UNREADABLE_SHARE.key(),
                  "1"));
      OutputTopics outputs = OutputTopics.of(config);
      createTopics(kafka, config);
      try (EmbeddedFlink flink = EmbeddedFlink.start(FenghuoJob::define, config, 2)) {
        send(kafka, config);
        JobMetrics metrics =
            new JobMetrics(flink.restAddress(), flink.job().getJobID().toHexString());
        long bad = events.values().stream().filter(sent -> !sent.isGood()).count();
        long good = events.size() - bad;
        Await.until(
            "the job has counted every record",
            PATIENCE,
            () -> metrics.sum("events") + metrics.sum("deadLetters") >= events.size());

        Map<String, List<ConsumerRecord<byte[], byte[]>>> written = new HashMap<>();
        Await.until(
            "all of it is written out",
            PATIENCE,
            () -> {
              written.clear();
              written.putAll(read(kafka, outputs.all()));
              return written.getOrDefault(outputs.deadLetters(), List.of()).size() >= bad
                  && written.getOrDefault(outputs.rejectedCommands(), List.of()).size()
                      >= commands.size()
                  && written.containsKey(outputs.ledger());
            });

        assertThat(metrics.sum("events")).isEqualTo(good);
        assertThat(metrics.sum("deadLetters")).isEqualTo(bad);
        checkDeadLetters(written.get(outputs.deadLetters()));
        checkAnswers(written.get(outputs.rejectedCommands()));
        checkAlerts(written.get(outputs.fastLane().get(0)));
        checkAlerts(written.get(outputs.ledger()));
        assertThat(written.keySet())
            .containsExactlyInAnyOrder(
                outputs.fastLane().get(0),
                outputs.ledger(),
                outputs.tasks(),
                outputs.deadLetters(),
                outputs.rejectedCommands(),
                outputs.rulesStatus());
        assertThat(metrics.isRunning()).isTrue();
        assertThat(metrics.restarts()).isZero();
        System.out.printf(
            "bad input, seed %d: records in %,d = events %,d + dead letters %,d (%d faults, %d"
                + " reasons); commands %d, all answered; restarts 0%n",
            SEED, events.size(), good, bad, faults().size(), reasons().size(), commands.size());
      }
    }
  }

  private void checkDeadLetters(List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
    Map<Origin, JsonNode> letters = byOrigin("dead-letter", records);
    Map<Origin, String> expected = new HashMap<>();
    events.forEach(
        (origin, sent) -> {
          if (!sent.isGood()) {
            expected.put(origin, sent.reason() + " of " + sent.fault());
          }
        });
    Map<Origin, String> actual = new HashMap<>();
    letters.forEach(
        (origin, letter) ->
            actual.put(origin, letter.path("reason").asText() + " of " + fault(origin)));
    assertThat(actual).isEqualTo(expected);
    for (Map.Entry<Origin, JsonNode> letter : letters.entrySet()) {
      checkPayload(events.get(letter.getKey()), letter.getValue());
    }
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(reasons())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(RefusalReason.EXPRESSION_FAILED, RefusalReason.NO_EVENT_RULE)));
  }

  private static void checkPayload(InputMix.Sent sent, JsonNode letter) {
    byte[] value = sent.value();
    assertThat(letter.path("payloadBytes").asInt()).isEqualTo(value == null ? 0 : value.length);
    if (sent.key() == null) {
      assertThat(letter.has("key")).isFalse();
    } else {
      assertThat(Base64.getDecoder().decode(letter.path("key").asText()))
          .isEqualTo(Arrays.copyOf(sent.key(), Math.min(sent.key().length, 1_024)));
    }
    if (value == null) {
      assertThat(letter.has("payload")).isFalse();
      return;
    }
    String payload = letter.path("payload").asText();
    byte[] kept =
        letter.path("payloadEncoding").asText().equals("text")
            ? payload.getBytes(StandardCharsets.UTF_8)
            : Base64.getDecoder().decode(payload);
    int limit = FenghuoOptions.MAX_PAYLOAD_BYTES.defaultValue();
    assertThat(letter.path("truncated").asBoolean())
        .as(sent.fault())
        .isEqualTo(value.length > limit);
    if (value.length > limit) {
      // A text is never cut within a character.
      assertThat(kept.length).as(sent.fault()).isBetween(limit - 3, limit);
    }
    assertThat(Arrays.equals(kept, Arrays.copyOf(value, Math.min(kept.length, value.length))))
        .as("payload of %s", sent.fault())
        .isTrue();
    assertThat(value.length > limit || kept.length == value.length).isTrue();
  }

  private void checkAnswers(List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
    Map<Origin, String> answers = new HashMap<>();
    byOrigin("control-rejected", records)
        .forEach((origin, answer) -> answers.put(origin, answer.path("reason").asText()));
    Map<Origin, String> expected = new HashMap<>();
    commands.forEach((origin, sent) -> expected.put(origin, sent.answer().name()));
    assertThat(answers).isEqualTo(expected);
  }

  /** How many persons it was is told with the opening or right after it. */
  private static void checkAlerts(List<ConsumerRecord<byte[], byte[]>> records) {
    List<String> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      assertThat(Schemas.faults("alert", record.value())).isEmpty();
      AlertRecord alert = AlertRecord.parse(new String(record.value(), StandardCharsets.UTF_8));
      told.add(alert.event() + " " + alert.type() + " " + alert.level());
    }
    assertThat(told)
        .isIn(List.of("OPENED DATA_LEAK I"), List.of("OPENED DATA_LEAK I", "UPDATED DATA_LEAK I"));
  }

  /** Each record by the address it tells of; none may come twice, each must keep to its schema. */
  private static Map<Origin, JsonNode> byOrigin(
      String schema, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
    Map<Origin, JsonNode> byOrigin = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      assertThat(Schemas.faults(schema, record.value())).isEmpty();
      JsonNode json = JSON.readTree(record.value());
      Origin origin =
          new Origin(
              json.path("topic").asText(),
              json.path("partition").asInt(),
              json.path("offset").asLong());
      assertThat(byOrigin.put(origin, json)).as("another record of %s", origin).isNull();
    }
    return byOrigin;
  }

  private String fault(Origin origin) {
    InputMix.Sent sent = events.get(origin);
    return sent == null ? "a record that was never sent" : sent.fault();
  }

  private Set<String> faults() {
    return events.values().stream()
        .filter(sent -> !sent.isGood())
        .map(sent -> sent.reason() + " " + sent.fault())
        .collect(Collectors.toSet());
  }

  private Set<RefusalReason> reasons() {
    return events.values().stream()
        .filter(sent -> !sent.isGood())
        .map(InputMix.Sent::reason)
        .collect(Collectors.toSet());
  }

  private void send(EmbeddedKafka kafka, Configuration config) throws Exception {
    Map<Stream, String> topics =
        Map.of(
            Stream.TRAFFIC, config.get(FenghuoOptions.TRAFFIC_TOPIC),
            Stream.SENTIMENT, config.get(FenghuoOptions.SENTIMENT_TOPIC),
            Stream.MENTION, config.get(FenghuoOptions.MENTION_TOPIC));
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "max.request.size", MAX_MESSAGE_BYTES);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<InputMix.Sent> mix = InputMix.of(SEED);
      List<Future<RecordMetadata>> acks = new ArrayList<>();
      for (InputMix.Sent record : mix) {
        String topic = topics.get(record.stream());
        acks.add(
            producer.send(
                new ProducerRecord<>(
                    topic, record.partition(), record.timeMillis(), record.key(), record.value())));
      }
      for (int i = 0; i < acks.size(); i++) {
        events.put(origin(acks.get(i).get()), mix.get(i));
      }
      for (ControlMix.Sent command : ControlMix.all()) {
        String topic = config.get(FenghuoOptions.CONTROL_TOPIC);
        commands.put(
            origin(producer.send(new ProducerRecord<>(topic, command.value())).get()), command);
      }
    }
  }

  private static Origin origin(RecordMetadata metadata) {
    return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
  }

  /** Inputs take what a broker refuses by default; outputs are as a user has them. */
  private static void createTopics(EmbeddedKafka kafka, Configuration config) throws Exception {
    List<NewTopic> inputs =
        java.util.stream.Stream.of(
                FenghuoOptions.TRAFFIC_TOPIC,
                FenghuoOptions.SENTIMENT_TOPIC,
                FenghuoOptions.MENTION_TOPIC,
                FenghuoOptions.CONTROL_TOPIC)
            .map(
                option ->
                    new NewTopic(config.get(option), InputMix.PARTITIONS, (short) 1)
                        .configs(Map.of("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES))))
            .toList();
    kafka.createTopics(inputs);
    Set<String> given = inputs.stream().map(NewTopic::name).collect(Collectors.toSet());
    kafka.createTopics(
        Topics.of(config).all().stream()
            .filter(topic -> !given.contains(topic.name()))
            .collect(Collectors.toMap(topic -> topic.name(), topic -> 1)));
  }

  /** All that is committed on these topics so far; a topic without records is left out. */
  private static Map<String, List<ConsumerRecord<byte[], byte[]>>> read(
      EmbeddedKafka kafka, List<String> topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = topics.stream().map(t -> new TopicPartition(t, 0)).toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    records.computeIfAbsent(record.topic(), t -> new ArrayList<>()).add(record));
      }
    }
    return records;
  }
}
