package io.fenghuo.tool;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.incident.Alert;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.IngestWatermarks;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.InputRecord;
import io.fenghuo.ingest.RecordDecoder;
import io.fenghuo.mapping.Mappings;
import io.fenghuo.order.EndOfReplay;
import io.fenghuo.order.Mode;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.pipeline.JobSettings;
import io.fenghuo.pipeline.Pipeline;
import io.fenghuo.publish.AlertJson;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioInput;
import io.fenghuo.tool.scenario.ScenarioLine;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * Replays a scenario through the pipeline on a cluster in this JVM: its files in place of Kafka's
 * topics, event-time order in place of arrival, and time ends with the last line.
 */
final class LocalReplay implements ReplayRun {

  private static final TypeInformation<Ingested> INGESTED = TypeInformation.of(Ingested.class);

  @Override
  public List<String> run(Scenario scenario, ReadableConfig config, int parallelism)
      throws Exception {
    Configuration cluster = new Configuration();
    cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, cluster);
    JobSettings.apply(env, Mode.REPLAY);
    long endMillis = scenario.endMillis();
    Map<EventKind.Stream, DataStream<Ingested>> inputs = new EnumMap<>(EventKind.Stream.class);
    for (EventKind.Stream stream : EventKind.Stream.values()) {
      inputs.put(stream, input(env, scenario, stream, config, endMillis));
    }
    InJvmSink<Alert> alerts = new InJvmSink<>();
    Pipeline.define(inputs, Definitions.read(config), Mode.REPLAY, config)
        .alerts()
        .sinkTo(alerts)
        .uid("collect-alerts");
    env.execute("fenghuo-replay");
    return alerts.take().stream()
        .map(alert -> new String(AlertJson.bytes(alert), StandardCharsets.UTF_8))
        .toList();
  }

  private static DataStream<Ingested> input(
      StreamExecutionEnvironment env,
      Scenario scenario,
      EventKind.Stream stream,
      ReadableConfig config,
      long endMillis) {
    String name = stream.name().toLowerCase(Locale.ROOT);
    String topic =
        config.get(
            switch (stream) {
              case TRAFFIC -> FenghuoOptions.TRAFFIC_TOPIC;
              case SENTIMENT -> FenghuoOptions.SENTIMENT_TOPIC;
              case MENTION -> FenghuoOptions.MENTION_TOPIC;
            });
    // One file is one partition: watermarks can be made behind the decoder.
    return env.fromSource(
            ScenarioInput.source(scenario, topic), WatermarkStrategy.noWatermarks(), "read-" + name)
        .uid("read-" + name)
        .setParallelism(1)
        .flatMap(new Decode(stream, DecodeLimits.from(config), Mappings.read(config)))
        .returns(INGESTED)
        .uid("decode-" + name)
        .setParallelism(1)
        .assignTimestampsAndWatermarks(IngestWatermarks.strategy(config, Mode.REPLAY))
        .uid("watermarks-" + name)
        .setParallelism(1)
        .transform("end-" + name, INGESTED, new EndOfReplay<>(endMillis))
        .uid("end-" + name)
        .setParallelism(1);
  }

  private static final class Decode extends RichFlatMapFunction<ScenarioLine, Ingested> {

    private final EventKind.Stream stream;
    private final DecodeLimits limits;
    private final Mappings mappings;
    private transient RecordDecoder decoder;

    private Decode(EventKind.Stream stream, DecodeLimits limits, Mappings mappings) {
      this.stream = stream;
      this.limits = limits;
      this.mappings = mappings;
    }

    @Override
    public void open(OpenContext context) {
      decoder =
          new RecordDecoder(stream, limits, mappings, () -> getRuntimeContext().getMetricGroup());
    }

    @Override
    public void flatMap(ScenarioLine line, Collector<Ingested> out) {
      decoder.decode(
          new InputRecord(
              new Origin(line.topic(), line.partition(), line.offset()),
              line.dueMillis(),
              null,
              line.value(),
              Map::of),
          out::collect);
    }
  }
}
