package io.fenghuo.bench;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.EventDeserializer;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.mapping.Mappings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The rule of {@link DetectionLatency} as one writes it with {@code CEP.pattern}: same topic, same
 * decoder, same sink settings; a match is written as the address of its last event, nothing more.
 *
 * <p>Everything that is open is decided in the stock operator's favour: its events are known to
 * come in order, so that no watermark waits for disorder; it is given only the kinds that the
 * pattern reads; conditions are plain Java; there is no gate, no measure, no incident, no ledger.
 */
enum StockJob {

  /** Flink's defaults: buffers travel after up to 100 ms, watermarks every 200 ms. */
  DEFAULTS("stock-defaults") {
    @Override
    void tune(StreamExecutionEnvironment env) {
      // Nothing: that is what it shows.
    }

    @Override
    WatermarkStrategy<Ingested> watermarks() {
      return WatermarkStrategy.forMonotonousTimestamps();
    }
  },

  /** As fast as it can be made: records travel at once, and each event brings a watermark. */
  TUNED("stock-tuned") {
    @Override
    void tune(StreamExecutionEnvironment env) {
      env.setBufferTimeout(0);
      env.getConfig().enableObjectReuse();
    }

    @Override
    WatermarkStrategy<Ingested> watermarks() {
      return WatermarkStrategy.<Ingested>forGenerator(context -> new OnEveryEvent())
          .withIdleness(Duration.ofSeconds(1));
    }
  };

  private final String topic;

  StockJob(String topic) {
    this.topic = topic;
  }

  /** To which matches are written, as {@code partition:offset}. */
  String topic() {
    return topic;
  }

  abstract void tune(StreamExecutionEnvironment env);

  abstract WatermarkStrategy<Ingested> watermarks();

  void define(StreamExecutionEnvironment env, ReadableConfig config) {
    tune(env);
    String servers = config.get(FenghuoOptions.BOOTSTRAP_SERVERS);
    KafkaSource<Ingested> source =
        KafkaSource.<Ingested>builder()
            .setBootstrapServers(servers)
            .setGroupId(topic)
            .setTopics(config.get(FenghuoOptions.TRAFFIC_TOPIC))
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new EventDeserializer(
                    EventKind.Stream.TRAFFIC, DecodeLimits.from(config), Mappings.none()))
            .build();
    DataStream<Event> events =
        env.fromSource(
                source,
                watermarks().withTimestampAssigner((i, t) -> i.event().timeMillis()),
                "read")
            .uid("read")
            .map((MapFunction<Ingested, Event>) Ingested::event)
            .returns(Event.class)
            .uid("events")
            .filter((FilterFunction<Event>) StockJob::isRead)
            .uid("read-by-pattern");
    CEP.pattern(events.keyBy((KeySelector<Event, String>) StockJob::key, Types.STRING), pattern())
        .process(new AddressOfLast())
        .uid("match")
        .sinkTo(
            KafkaSink.<String>builder()
                .setBootstrapServers(servers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
                .setProperty(ProducerConfig.ACKS_CONFIG, "all")
                .setRecordSerializer(
                    KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(topic)
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build())
        .uid("write");
  }

  private static boolean isRead(Event event) {
    return event.kind() == EventKind.BOT_FAILED || event.kind() == EventKind.HANDOFF_REQUESTED;
  }

  private static String key(Event event) {
    return event.tenant() + "|" + event.brand() + "|" + event.customerId();
  }

  private static Pattern<Event, ?> pattern() {
    return Pattern.<Event>begin("first", AfterMatchSkipStrategy.skipPastLastEvent())
        .where(SimpleCondition.of(event -> event.kind() == EventKind.BOT_FAILED))
        .followedBy("second")
        .where(SimpleCondition.of(event -> event.kind() == EventKind.BOT_FAILED))
        .followedBy("asks")
        .where(SimpleCondition.of(event -> event.kind() == EventKind.HANDOFF_REQUESTED))
        .within(Duration.ofMinutes(2));
  }

  private static final class AddressOfLast extends PatternProcessFunction<Event, String> {

    @Override
    public void processMatch(
        Map<String, List<Event>> match, Context context, Collector<String> out) {
      Origin origin = match.get("asks").get(0).origin();
      out.collect(origin.partition() + ":" + origin.offset());
    }
  }

  private static final class OnEveryEvent implements WatermarkGenerator<Ingested> {

    private long newestMillis = Long.MIN_VALUE + 1;

    @Override
    public void onEvent(Ingested ingested, long timeMillis, WatermarkOutput output) {
      if (timeMillis > newestMillis) {
        newestMillis = timeMillis;
        output.emitWatermark(new Watermark(newestMillis - 1));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // Each event has brought its own.
    }
  }
}
