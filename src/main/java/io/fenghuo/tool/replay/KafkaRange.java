package io.fenghuo.tool.replay;

import io.fenghuo.definition.Faults;
import io.fenghuo.event.EventKind;
import io.fenghuo.ingest.IngestWatermarks;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.KafkaInputs;
import io.fenghuo.publish.Brokers;
import io.fenghuo.time.Mode;
import io.fenghuo.words.Nearest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * What the input topics hold between two times, by the brokers' timestamps. The times are looked up
 * once and become offsets: what is appended afterwards does not belong to it, and reading it again
 * gives the same records, until the topics' retention has taken the first of them; then reading
 * fails.
 *
 * <p>Where timestamps go back within a partition, it begins at the first record that is not before
 * {@code from} and ends at the first that is not before {@code to}.
 */
public final class KafkaRange implements ReplayInput {

  private final Instant from;
  private final Instant to;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  private KafkaRange(
      Instant from, Instant to, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    this.from = from;
    this.to = to;
    this.begins = Map.copyOf(begins);
    this.ends = Map.copyOf(ends);
  }

  /**
   * Looks up where the range lies.
   *
   * @param config names the brokers and the input topics
   * @param now the end must not lie beyond it: of what has not yet come, silence must not be
   *     concluded
   * @throws io.fenghuo.definition.InvalidDefinitionException where the times make no range, or a
   *     topic is not there
   * @throws IOException where the brokers do not answer
   */
  public static KafkaRange lookUp(ReadableConfig config, Instant from, Instant to, Instant now)
      throws IOException, InterruptedException {
    check(from, to, now);
    try (Admin admin = Brokers.connect(config)) {
      List<TopicPartition> partitions = partitions(admin, InputTopics.all(config));
      Map<TopicPartition, Long> newest = offsets(admin, partitions, OffsetSpec.latest());
      return new KafkaRange(
          from, to, at(admin, partitions, from, newest), at(admin, partitions, to, newest));
    } catch (ExecutionException e) {
      throw new IOException("Kafka does not tell where the range lies", e.getCause());
    }
  }

  @Override
  public String name() {
    return "Kafka, " + from + " to " + to;
  }

  @Override
  public long endMillis() {
    return to.toEpochMilli();
  }

  /** How many offsets it spans; the brokers may have fewer records. */
  public long size() {
    return begins.keySet().stream().mapToLong(p -> ends.get(p) - begins.get(p)).sum();
  }

  @Override
  public DataStream<Ingested> records(
      StreamExecutionEnvironment env, EventKind.Stream stream, ReadableConfig config) {
    String name = "read-" + stream.name().toLowerCase(Locale.ROOT);
    List<String> topics = InputTopics.of(stream, config);
    return env.fromSource(
            new KafkaInputs(config).between(stream, of(topics, begins), of(topics, ends)),
            IngestWatermarks.strategy(config, Mode.REPLAY),
            name)
        .uid(name)
        .setParallelism(1);
  }

  private static Map<TopicPartition, Long> of(
      List<String> topics, Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .filter(entry -> topics.contains(entry.getKey().topic()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void check(Instant from, Instant to, Instant now) {
    Faults faults = new Faults();
    if (!from.isBefore(to)) {
      faults.add("--from", "must lie before --to, got " + from + " and " + to);
    }
    if (to.isAfter(now)) {
      faults.add("--to", "must not lie in the future, got " + to);
    }
    faults.throwIfAny("range");
  }

  private static List<TopicPartition> partitions(Admin admin, List<String> topics)
      throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    Faults faults = new Faults();
    topics.stream()
        .filter(topic -> !present.contains(topic))
        .forEach(
            topic ->
                faults.add(
                    "topic " + topic,
                    "is not there"
                        + Nearest.to(topic, present)
                            .map(near -> " (did you mean " + near + "?)")
                            .orElse(": make it with fenghuo topics, or set input.*.topic")));
    faults.throwIfAny("input");
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
    }
    return partitions;
  }

  /** Where the first record of a time lies; behind the newest where there is none. */
  private static Map<TopicPartition, Long> at(
      Admin admin, List<TopicPartition> partitions, Instant time, Map<TopicPartition, Long> newest)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> offsets =
        new HashMap<>(offsets(admin, partitions, OffsetSpec.forTimestamp(time.toEpochMilli())));
    offsets.replaceAll((p, offset) -> offset < 0 ? newest.get(p) : offset);
    return offsets;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec)))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
