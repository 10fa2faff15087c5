package io.fenghuo.tool;

import io.fenghuo.event.EventKind;
import io.fenghuo.incident.Alert;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.pipeline.JobSettings;
import io.fenghuo.pipeline.Pipeline;
import io.fenghuo.publish.AlertJson;
import io.fenghuo.time.EndOfReplay;
import io.fenghuo.time.Mode;
import io.fenghuo.tool.embedded.BoundedFlink;
import io.fenghuo.tool.replay.InJvmSink;
import io.fenghuo.tool.replay.ReplayInput;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Replays recorded input through the pipeline on a cluster in this JVM: event-time order in place
 * of arrival, and time ends where the input ends.
 */
final class LocalReplay implements ReplayRun {

  @Override
  public Replayed run(
      ReplayInput input, Definitions definitions, ReadableConfig config, int parallelism)
      throws Exception {
    try (BoundedFlink flink = BoundedFlink.of(parallelism)) {
      return run(flink.environment(), input, definitions, config);
    }
  }

  private static Replayed run(
      StreamExecutionEnvironment env,
      ReplayInput input,
      Definitions definitions,
      ReadableConfig config)
      throws Exception {
    InJvmSink<Alert> alerts = new InJvmSink<>();
    Pipeline.Outputs outputs = define(env, input, definitions, config);
    outputs.alerts().sinkTo(alerts).uid("collect-alerts");
    outputs
        .deadLetters()
        .map(new ReadCounting.OfDeadLetters())
        .uid("count-dead-letters")
        .sinkTo(new DiscardingSink<>())
        .uid("drop-dead-letters");
    JobExecutionResult result = BoundedFlink.execute(env, "fenghuo-replay");
    return new Replayed(
        alerts.take().stream()
            .map(alert -> new String(AlertJson.bytes(alert), StandardCharsets.UTF_8))
            .toList(),
        ReadCounting.of(result));
  }

  /** The pipeline behind recorded input, with all that leaves it. */
  static Pipeline.Outputs define(
      StreamExecutionEnvironment env,
      ReplayInput input,
      Definitions definitions,
      ReadableConfig config)
      throws Exception {
    JobSettings.apply(env, Mode.REPLAY);
    long endMillis = input.endMillis();
    Map<EventKind.Stream, DataStream<Ingested>> inputs = new EnumMap<>(EventKind.Stream.class);
    for (EventKind.Stream stream : EventKind.Stream.values()) {
      String name = "end-" + stream.name().toLowerCase(Locale.ROOT);
      inputs.put(
          stream,
          input
              .records(env, stream, config)
              .transform(name, TypeInformation.of(Ingested.class), new EndOfReplay<>(endMillis))
              .uid(name)
              .setParallelism(1)
              .map(new ReadCounting.OfRecords())
              .returns(Ingested.class)
              .uid("count-" + stream.name().toLowerCase(Locale.ROOT))
              .setParallelism(1));
    }
    return Pipeline.define(inputs, definitions, Mode.REPLAY, config);
  }
}
