package io.fenghuo.rule.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.IncidentOptions;
import io.fenghuo.publish.TopicCreation;
import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
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
 * A broker on which traffic and commands are played to a job, and what the job said of it. Topics
 * of commands and of output are stamped by the broker, so that two records' stamps say what lay
 * between their appends.
 */
final class RuleRun implements AutoCloseable {

  /** A record and when it was appended. */
  record Said(long appendedMillis, JsonNode json) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedKafka kafka;
  private final Path rules;
  private final KafkaProducer<byte[], byte[]> producer;

  private RuleRun(EmbeddedKafka kafka, Path rules) {
    this.kafka = kafka;
    this.rules = rules;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static RuleRun start(Path folder) throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RuleScript.files());
    return new RuleRun(EmbeddedKafka.start(), rules);
  }

  /** A job's configuration, with topics for its commands and its output; makes those missing. */
  Configuration config(String name) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put(FenghuoOptions.BOOTSTRAP_SERVERS.key(), kafka.bootstrapServers());
    all.put(FenghuoOptions.GROUP_ID.key(), name);
    all.put(FenghuoOptions.START_AT.key(), "earliest");
    all.put(FenghuoOptions.CLOCK_WALL.key(), "false");
    all.put(FenghuoOptions.RULES.key(), rules.toString());
    all.put(FenghuoOptions.CONTROL_TOPIC.key(), name + "-ops.control");
    all.put(FenghuoOptions.TOPIC_PREFIX.key(), name + "-");
    all.put(FenghuoOptions.TRANSACTIONAL_ID_PREFIX.key(), name);
    // Each finding is to be seen as an incident of its own.
    all.put(IncidentOptions.STORM_CAP.key(), "1000000");
    all.put(IncidentOptions.CROWD_CUSTOMERS.key(), "III:1000,II:1001,I:1002");
    // The other inputs are empty; in the last seconds nothing comes.
    all.put(FenghuoOptions.IDLE_AFTER.key(), "1s");
    Configuration config = ConfigFile.of(all);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var there = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (TopicPlan topic : Topics.of(config).all()) {
        boolean isTraffic = topic.name().equals(config.get(FenghuoOptions.TRAFFIC_TOPIC));
        if (!there.contains(topic.name())) {
          missing.add(
              new NewTopic(topic.name(), isTraffic ? RuleScript.PARTITIONS : 1, (short) 1)
                  .configs(
                      topic.name().startsWith(name)
                          ? Map.of("message.timestamp.type", "LogAppendTime")
                          : Map.of()));
        }
      }
      TopicCreation.create(admin, missing);
    }
    return config;
  }

  /**
   * Plays the traffic at its rate, and the commands evenly between.
   *
   * @param at is told how many records were sent, before each command
   * @return when each command was appended first, by its id
   */
  Map<String, Long> play(
      Configuration config,
      List<RuleScript.Traffic> traffic,
      int perSecond,
      List<RuleScript.Command> commands,
      IntConsumer at)
      throws Exception {
    Map<String, Long> appended = new LinkedHashMap<>();
    int every = commands.isEmpty() ? Integer.MAX_VALUE : traffic.size() / (commands.size() + 1);
    long start = System.nanoTime();
    int next = 0;
    for (int i = 0; i < traffic.size(); i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      RuleScript.Traffic record = traffic.get(i);
      producer.send(
          new ProducerRecord<>(
              config.get(FenghuoOptions.TRAFFIC_TOPIC),
              record.partition(),
              record.timeMillis(),
              null,
              record.json().getBytes(StandardCharsets.UTF_8)));
      if (i % every == every - 1 && next < commands.size()) {
        RuleScript.Command command = commands.get(next++);
        long stamp =
            producer
                .send(
                    new ProducerRecord<>(
                        config.get(FenghuoOptions.CONTROL_TOPIC),
                        command.json().getBytes(StandardCharsets.UTF_8)))
                .get()
                .timestamp();
        appended.putIfAbsent(command.id(), stamp);
        at.accept(i);
      }
    }
    producer.flush();
    return appended;
  }

  /** Waits until the job has told of so many incidents of untouched rules. */
  Map<String, String> untouched(Configuration config, int count) throws Exception {
    try {
      Await.until(
          count + " findings of untouched rules", PATIENCE, () -> findings(config).size() >= count);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("There are " + countsByRule(findings(config)), e);
    }
    return findings(config);
  }

  /** The openings of untouched rules' incidents: what they rest on, by their alerts' ids. */
  private Map<String, String> findings(Configuration config) throws Exception {
    Map<String, String> found = new TreeMap<>();
    for (Said alert : alerts(config)) {
      JsonNode rule = alert.json().path("rule");
      if (alert.json().path("event").asText().equals("OPENED")
          && RuleScript.UNTOUCHED.contains(rule.path("id").asText())) {
        found.put(
            alert.json().path("alertId").asText(),
            rule.path("id").asText()
                + " "
                + rule.path("hash").asText()
                + " "
                + alert.json().path("evidence"));
      }
    }
    return found;
  }

  private static Map<String, Long> countsByRule(Map<String, String> findings) {
    return findings.values().stream()
        .collect(Collectors.groupingBy(found -> found.split(" ")[0], Collectors.counting()));
  }

  List<Said> alerts(Configuration config) throws Exception {
    return read(config.get(FenghuoOptions.TOPIC_PREFIX) + "incident.alerts.level4");
  }

  /** What is committed to the ledger: the ids of its records. */
  List<String> ledger(Configuration config) throws Exception {
    return ids(read(config.get(FenghuoOptions.TOPIC_PREFIX) + "incident.lifecycle"));
  }

  static List<String> ids(List<Said> alerts) {
    return alerts.stream().map(alert -> alert.json().path("alertId").asText()).toList();
  }

  List<Said> statuses(Configuration config) throws Exception {
    return read(config.get(FenghuoOptions.TOPIC_PREFIX) + "rules.status");
  }

  private List<Said> read(String topic) throws Exception {
    List<Said> said = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          said.add(new Said(record.timestamp(), JSON.readTree(record.value())));
        }
      }
    }
    return said;
  }

  @Override
  public void close() throws Exception {
    producer.close();
    kafka.close();
  }
}
