package io.fenghuo.ingest;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.FenghuoOptions.StartAt;
import io.fenghuo.control.ControlInput;
import io.fenghuo.event.EventKind;
import io.fenghuo.mapping.Mappings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.JmxReporter;

/**
 * The Kafka sources. A partition that is added while the job runs is read from its beginning within
 * {@value #DISCOVERY_MILLIS} ms; Flink's default would be five minutes.
 *
 * <p>Known to miss: the topics are read side by side and not in step, so of a backlog a small topic
 * may be read hours of event time ahead of a large one. What waits for event time does not mind;
 * what is judged on arrival may see another stream's sign of a trouble first, and open the incident
 * under that type, time and level. Flink's watermark alignment is no cure and was tried: a source
 * hears of the others only after its first read, which is all of a small topic; from then on it
 * holds the backlog to its drift for each update (a minute each 200 ms: 300 times real time); and
 * it would hold back live traffic behind a stream that reports late.
 */
public final class KafkaInputs {

  private static final String DISCOVERY_MILLIS = "10000";

  private final ReadableConfig config;
  private final DecodeLimits limits;
  private final Mappings mappings;

  /**
   * @throws IllegalArgumentException naming the setting that is not what it must be; of a mapping
   *     file, with every fault of it
   * @throws java.io.UncheckedIOException if a mapping file can't be read
   */
  public KafkaInputs(ReadableConfig config) {
    this.config = config;
    this.limits = DecodeLimits.from(config);
    IngestSettings.text(config, FenghuoOptions.BOOTSTRAP_SERVERS);
    IngestSettings.text(config, FenghuoOptions.GROUP_ID);
    this.mappings = Mappings.read(config);
  }

  public KafkaSource<Ingested> events(EventKind.Stream stream) {
    return source(
        topics(stream), new EventDeserializer(stream, limits, mappings, WallLimit.of(config)));
  }

  /**
   * The topic of a stream, mapped or not. Mapped topics that are no stream's own are read beside
   * the traffic, whatever the kinds of events that come of them: nothing behind the sources asks by
   * which of them an event came.
   */
  List<String> topics(EventKind.Stream stream) {
    List<String> topics = new ArrayList<>();
    topics.add(ownTopic(stream));
    if (stream == EventKind.Stream.TRAFFIC) {
      Set<String> own =
          Arrays.stream(EventKind.Stream.values()).map(this::ownTopic).collect(Collectors.toSet());
      mappings.topics().stream().filter(topic -> !own.contains(topic)).forEach(topics::add);
    }
    return topics;
  }

  private String ownTopic(EventKind.Stream stream) {
    return IngestSettings.text(
        config,
        switch (stream) {
          case TRAFFIC -> FenghuoOptions.TRAFFIC_TOPIC;
          case SENTIMENT -> FenghuoOptions.SENTIMENT_TOPIC;
          case MENTION -> FenghuoOptions.MENTION_TOPIC;
        });
  }

  /**
   * A part of a stream that is over: it gives the records from {@code begins} on and before {@code
   * ends}, and fails where a broker no longer has the first of them. It reads in no consumer group:
   * the progress of the job, which may be running beside it, is left alone.
   *
   * @param begins for each of the topic's partitions the offset of its first record
   * @param ends for the same partitions the offset behind the last
   */
  @SuppressWarnings("deprecation") // the connector still asks for Kafka's old enum
  public KafkaSource<Ingested> between(
      EventKind.Stream stream, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    Properties properties = properties();
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
    return KafkaSource.<Ingested>builder()
        .setProperties(properties)
        .setPartitions(new HashSet<>(begins.keySet())) // serializable
        .setStartingOffsets(OffsetsInitializer.offsets(begins, OffsetResetStrategy.NONE))
        .setBounded(OffsetsInitializer.offsets(ends, OffsetResetStrategy.NONE))
        .setDeserializer(new EventDeserializer(stream, limits, mappings))
        .build();
  }

  public KafkaSource<ControlInput> control() {
    String topic = IngestSettings.text(config, FenghuoOptions.CONTROL_TOPIC);
    return source(List.of(topic), new ControlDeserializer(limits.maxRecordBytes()));
  }

  private <T> KafkaSource<T> source(
      List<String> topics, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setProperties(properties())
        .setTopics(topics)
        .setStartingOffsets(startingOffsets(config.get(FenghuoOptions.START_AT)))
        .setDeserializer(deserializer)
        .build();
  }

  /**
   * What the user sets in {@code kafka.properties} wins over our own defaults, and what has an
   * option of its own wins over {@code kafka.properties}.
   */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS);
    properties.putAll(config.get(FenghuoOptions.KAFKA_PROPERTIES));
    properties.merge(
        CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
        JmxReporter.class.getName() + "," + UnreadRecords.class.getName(),
        (theirs, ours) ->
            (theirs.toString().isBlank() ? "" : theirs + ",") + UnreadRecords.class.getName());
    properties.setProperty(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.get(FenghuoOptions.BOOTSTRAP_SERVERS));
    properties.setProperty(ConsumerConfig.GROUP_ID_CONFIG, config.get(FenghuoOptions.GROUP_ID));
    return properties;
  }

  @SuppressWarnings("deprecation") // the connector still asks for Kafka's old enum
  static OffsetsInitializer startingOffsets(StartAt startAt) {
    return switch (startAt) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.LATEST);
    };
  }
}
