package io.fenghuo.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.FenghuoOptions.StartAt;
import io.fenghuo.control.ControlInput;
import io.fenghuo.control.ControlKind;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.mapping.Mapping;
import io.fenghuo.mapping.Mappings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaInputsTest {

  private static final long NOON = RecordText.NOON;

  private final Configuration config =
      new Configuration()
          .set(FenghuoOptions.BOOTSTRAP_SERVERS, "127.0.0.1:9092")
          .set(FenghuoOptions.GROUP_ID, "towers");

  @Test
  void handsTheSettingsToKafka() {
    config.set(FenghuoOptions.KAFKA_PROPERTIES, Map.of("security.protocol", "SSL"));

    assertThat(new KafkaInputs(config).properties())
        .containsOnly(
            entry("bootstrap.servers", "127.0.0.1:9092"),
            entry("group.id", "towers"),
            entry("partition.discovery.interval.ms", "10000"),
            entry(
                "metric.reporters",
                "org.apache.kafka.common.metrics.JmxReporter,io.fenghuo.ingest.UnreadRecords"),
            entry("security.protocol", "SSL"));
  }

  /** Who is silent is judged by what is not yet read, whoever else listens to the metrics. */
  @Test
  void keepsTheUsersReportersOfMetricsBesideItsOwn() {
    config.set(FenghuoOptions.KAFKA_PROPERTIES, Map.of("metric.reporters", "their.Reporter"));
    assertThat(new KafkaInputs(config).properties())
        .containsEntry("metric.reporters", "their.Reporter,io.fenghuo.ingest.UnreadRecords");

    config.set(FenghuoOptions.KAFKA_PROPERTIES, Map.of("metric.reporters", ""));
    assertThat(new KafkaInputs(config).properties())
        .containsEntry("metric.reporters", "io.fenghuo.ingest.UnreadRecords");
  }

  @Test
  void letsTheUserChangeOurDefaultsButNotWhatHasAnOptionOfItsOwn() {
    config.set(
        FenghuoOptions.KAFKA_PROPERTIES,
        Map.of("partition.discovery.interval.ms", "2000", "group.id", "other"));

    assertThat(new KafkaInputs(config).properties())
        .containsEntry("partition.discovery.interval.ms", "2000")
        .containsEntry("group.id", "towers");
  }

  @ParameterizedTest
  @EnumSource(EventKind.Stream.class)
  void buildsASourceThatNeverEndsForEachStream(EventKind.Stream stream) {
    KafkaSource<Ingested> source = new KafkaInputs(config).events(stream);

    assertThat(source.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    assertThat(source.getProducedType()).isEqualTo(TypeInformation.of(Ingested.class));
  }

  @Test
  void readsMappedTopicsBesideTheTrafficOrWhereTheyStandInForAStream(@TempDir Path folder)
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("m.yaml"),
            "events: [{ kind: TICKET_OPENED, fields: { eventTime: m.t, tenant: m.u, brand: m.b }"
                + " }]");
    config.set(FenghuoOptions.SENTIMENT_TOPIC, "ratings");
    config.set(
        FenghuoOptions.MAPPINGS,
        Map.of("ratings", file.toString(), "tickets", file.toString(), "calls", file.toString()));

    KafkaInputs inputs = new KafkaInputs(config);

    assertThat(inputs.topics(EventKind.Stream.TRAFFIC))
        .containsExactly("chat.traffic", "calls", "tickets");
    assertThat(inputs.topics(EventKind.Stream.SENTIMENT)).containsExactly("ratings");
    assertThat(inputs.topics(EventKind.Stream.MENTION)).containsExactly("social.mention");
  }

  @Test
  void tellsTheFaultsOfAMappingWhereTheJobIsSubmitted(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("m.yaml"), "events: []");
    config.set(FenghuoOptions.MAPPINGS, Map.of("calls", file.toString()));
    assertThatThrownBy(() -> new KafkaInputs(config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessage(file + " has 1 fault:\n  - events must have at least one event rule");

    config.set(FenghuoOptions.MAPPINGS, Map.of("calls", "nowhere.yaml"));
    assertThatThrownBy(() -> new KafkaInputs(config)).hasMessage("cannot read nowhere.yaml");
  }

  @Test
  void decodesMappedRecordsInsideTheSourceWithTheirHeaders() throws Exception {
    String mapping =
        """
        fields:
          eventTime: recordTime
          tenant: headers.tenant
          brand: { value: acme }
          line: headers.binary
        events: [{ kind: TICKET_OPENED, for-each: m }]
        """;
    EventDeserializer deserializer =
        InstantiationUtil.clone(
            new EventDeserializer(
                EventKind.Stream.TRAFFIC,
                new DecodeLimits(10_000, 1_000, 300_000),
                Mappings.of(Map.of("in", Mapping.parse("m.yaml", mapping)))));
    deserializer.open(new NoContext());
    List<Ingested> out = new ArrayList<>();
    ConsumerRecord<byte[], byte[]> record = record("[{},{}]".getBytes(UTF_8));
    record.headers().add("tenant", "old".getBytes(UTF_8)).add("tenant", "shop".getBytes(UTF_8));
    record.headers().add("binary", new byte[] {-1}).add("empty", null);

    deserializer.deserialize(record, new ListCollector<>(out));

    assertThat(out)
        .extracting(i -> i.event().tenant() + " " + i.event().line() + " " + i.event().eventId())
        .containsExactly("shop null in-2@9", "shop null in-2@9#1");
  }

  @Test
  void buildsASourceOfCommands() {
    KafkaSource<ControlInput> source = new KafkaInputs(config).control();

    assertThat(source.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    assertThat(source.getProducedType()).isEqualTo(TypeInformation.of(ControlInput.class));
  }

  @ParameterizedTest
  @EnumSource(StartAt.class)
  void startsWhereItIsTold(StartAt startAt) {
    OffsetsInitializer expected =
        switch (startAt) {
          case EARLIEST -> OffsetsInitializer.earliest();
          case LATEST -> OffsetsInitializer.latest();
          case COMMITTED -> OffsetsInitializer.committedOffsets();
        };

    OffsetsInitializer initializer = KafkaInputs.startingOffsets(startAt);

    assertThat(initializer).hasSameClassAs(expected);
    assertThat(initializer.getAutoOffsetResetStrategy().toString())
        .isEqualTo(startAt == StartAt.EARLIEST ? "earliest" : "latest");
  }

  @Test
  void namesTheSettingThatIsMissingOrWrong() {
    config.removeConfig(FenghuoOptions.BOOTSTRAP_SERVERS);
    assertThatThrownBy(() -> new KafkaInputs(config))
        .hasMessage("kafka.bootstrap.servers must be set, got null");

    config.set(FenghuoOptions.MAX_RECORD_BYTES, 0);
    assertThatThrownBy(() -> new KafkaInputs(config))
        .hasMessage("input.max-record-bytes must be positive, got 0");
  }

  @Test
  void decodesInsideTheSourceWithTheAddressOfTheRecord() throws Exception {
    EventDeserializer deserializer =
        InstantiationUtil.clone(
            new EventDeserializer(
                EventKind.Stream.TRAFFIC,
                new DecodeLimits(10_000, 1_000, 300_000),
                Mappings.none()));
    deserializer.open(null);
    List<Ingested> out = new ArrayList<>();

    deserializer.deserialize(record(RecordText.botFailed().bytes()), new ListCollector<>(out));
    deserializer.deserialize(record(null), new ListCollector<>(out));

    assertThat(out).hasSize(2);
    assertThat(out.get(0).event().origin()).isEqualTo(new Origin("in", 2, 9));
    assertThat(out.get(0).raw().timeMillis()).isEqualTo(NOON);
    assertThat(out.get(0).raw().key()).containsExactly(1);
    assertThat(out.get(1).deadLetter().origin()).isEqualTo(new Origin("in", 2, 9));
    assertThat(out.get(1).deadLetter().reason()).isEqualTo(RefusalReason.NULL_VALUE);
  }

  @Test
  void decodesCommandsInsideTheSource() throws Exception {
    ControlDeserializer deserializer = InstantiationUtil.clone(new ControlDeserializer(10_000));
    deserializer.open(null);
    List<ControlInput> out = new ArrayList<>();
    String command = "{\"commandId\":\"c1\",\"kind\":\"ACK\",\"actor\":\"li\",\"reason\":\"seen\"}";

    deserializer.deserialize(record(command.getBytes(UTF_8)), new ListCollector<>(out));

    assertThat(out).hasSize(1);
    assertThat(out.get(0).command().kind()).isEqualTo(ControlKind.ACK);
    assertThat(out.get(0).command().origin()).isEqualTo(new Origin("in", 2, 9));
    assertThat(out.get(0).command().effectiveAtMillis()).isEqualTo(NOON);
  }

  private static final class NoContext implements InitializationContext {

    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
      return SimpleUserCodeClassLoader.create(KafkaInputsTest.class.getClassLoader());
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>(
        "in",
        2,
        9,
        NOON,
        TimestampType.CREATE_TIME,
        1,
        0,
        new byte[] {1},
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
