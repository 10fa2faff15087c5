package io.fenghuo.tool;

import io.fenghuo.FenghuoJob;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.Await;
import io.fenghuo.testing.CapturedLog;
import io.fenghuo.tool.embedded.EmbeddedFlink;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.watch.JobMetrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * All that leaves a job which reads a backlog through a real broker: its records, the log of the
 * whole JVM, and what the cluster tells of it.
 *
 * @param records by topic; a topic without records is there with none
 * @param deadLetters name of the topic that keeps payloads
 * @param log from INFO on
 * @param told the cluster's answers about the job: its plan, its exceptions, its metrics by name
 *     and value
 */
record LiveOutputs(
    Map<String, List<ConsumerRecord<byte[], byte[]>>> records,
    String deadLetters,
    String log,
    String told) {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int PARTITIONS = 2;
  private static final int PARALLELISM = 2;
  private static final int METRICS_A_CALL = 100;
  private static final Pattern VERTEX = Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"slotSharing");
  private static final Pattern METRIC = Pattern.compile("\"id\":\"([^\"]+)\"");

  /**
   * @param expectedAnswers records on the topics of answers and refusals, at least
   */
  static LiveOutputs of(
      List<MarkedScenarios.Line> events, List<String> commands, int expectedAnswers)
      throws Exception {
    try (CapturedLog log = CapturedLog.open();
        EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Configuration config =
          ConfigFile.of(
              Map.of(
                  FenghuoOptions.BOOTSTRAP_SERVERS.key(), kafka.bootstrapServers(),
                  FenghuoOptions.START_AT.key(), "earliest",
                  FenghuoOptions.CLOCK_RATE.key(), "1000"));
      List<TopicPlan> topics = Topics.of(config).all();
      kafka.createTopics(
          topics.stream()
              .collect(
                  Collectors.toMap(
                      TopicPlan::name, plan -> plan.partitions() > 1 ? PARTITIONS : 1)));
      send(kafka, events, config.get(FenghuoOptions.CONTROL_TOPIC), commands);
      List<String> written =
          topics.stream()
              .filter(plan -> plan.direction() == TopicPlan.Direction.WRITTEN)
              .map(TopicPlan::name)
              .toList();
      try (EmbeddedFlink flink = EmbeddedFlink.start(FenghuoJob::define, config, PARALLELISM)) {
        JobMetrics metrics =
            new JobMetrics(flink.restAddress(), flink.job().getJobID().toHexString());
        Await.until(
            "the job has counted every record",
            PATIENCE,
            () -> metrics.sum("events") + metrics.sum("deadLetters") >= events.size());
        long read = System.currentTimeMillis();
        Await.until(
            "what came of them is committed",
            PATIENCE,
            () ->
                metrics.checkpointedMillis()
                    > read + 2 * EmbeddedFlink.CHECKPOINT_INTERVAL.toMillis());
        Topics names = Topics.of(config);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
        Await.until(
            "every command is answered",
            PATIENCE,
            () -> {
              records.clear();
              records.putAll(read(kafka, written));
              return records.get(names.controlRejected()).size()
                      + records.get(names.rulesStatus()).size()
                  >= expectedAnswers;
            });
        return new LiveOutputs(
            records,
            names.deadLetter(),
            log.text(),
            told(flink.restAddress() + "/jobs/" + flink.job().getJobID().toHexString()));
      }
    }
  }

  private static void send(
      EmbeddedKafka kafka, List<MarkedScenarios.Line> events, String control, List<String> commands)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20),
            new StringSerializer(),
            new StringSerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (MarkedScenarios.Line line : events) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    line.topic(), null, line.timeMillis(), line.key(), line.value())));
      }
      commands.forEach(command -> sent.add(producer.send(new ProducerRecord<>(control, command))));
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  private static Map<String, List<ConsumerRecord<byte[], byte[]>>> read(
      EmbeddedKafka kafka, List<String> topics) {
    Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
    topics.forEach(topic -> records.put(topic, new ArrayList<>()));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> records.get(record.topic()).add(record));
      }
    }
    return records;
  }

  private static String told(String job) throws Exception {
    StringBuilder told = new StringBuilder();
    String plan = get(job);
    told.append(plan).append(get(job + "/exceptions")).append(get(job + "/config"));
    for (String vertex : all(VERTEX, plan)) {
      String metrics = job + "/vertices/" + vertex + "/subtasks/metrics";
      List<String> names = all(METRIC, get(metrics));
      for (int i = 0; i < names.size(); i += METRICS_A_CALL) {
        String some =
            names.subList(i, Math.min(names.size(), i + METRICS_A_CALL)).stream()
                .map(name -> java.net.URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        told.append(get(metrics + "?get=" + some));
      }
    }
    return told.toString();
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }

  private static String get(String address) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    return response.body();
  }
}
