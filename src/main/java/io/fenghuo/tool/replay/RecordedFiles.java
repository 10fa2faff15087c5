package io.fenghuo.tool.replay;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.EventDecoder;
import io.fenghuo.ingest.IngestWatermarks;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.order.Mode;
import io.fenghuo.tool.scenario.Recording;
import io.fenghuo.tool.scenario.ScenarioInput;
import io.fenghuo.tool.scenario.ScenarioLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Recorded files in place of Kafka's topics: one file is one partition, and its time ends with the
 * last line of all files. A stream of which there is no file is empty.
 */
public record RecordedFiles(Recording recording) implements ReplayInput {

  private static final TypeInformation<Ingested> INGESTED = TypeInformation.of(Ingested.class);

  @Override
  public String name() {
    return recording.name();
  }

  @Override
  public long endMillis() throws IOException {
    return recording.endMillis();
  }

  @Override
  public DataStream<Ingested> records(
      StreamExecutionEnvironment env, EventKind.Stream stream, ReadableConfig config) {
    String name = stream.name().toLowerCase(Locale.ROOT);
    // One file is one partition: watermarks can be made behind the decoder.
    return lines(env, name, InputTopics.of(stream, config))
        .map(new Decode(stream, DecodeLimits.from(config)))
        .returns(INGESTED)
        .uid("decode-" + name)
        .setParallelism(1)
        .assignTimestampsAndWatermarks(IngestWatermarks.strategy(config, Mode.REPLAY))
        .uid("watermarks-" + name)
        .setParallelism(1);
  }

  private DataStream<ScenarioLine> lines(
      StreamExecutionEnvironment env, String name, String topic) {
    Path file = recording.files().get(topic);
    if (file == null) {
      // Flink has no source of nothing.
      return env.fromSequence(0, 0)
          .uid("read-" + name)
          .setParallelism(1)
          .<ScenarioLine>flatMap((number, out) -> {})
          .returns(ScenarioLine.class)
          .uid("nothing-" + name)
          .setParallelism(1);
    }
    return env.fromSource(
            ScenarioInput.source(file, topic), WatermarkStrategy.noWatermarks(), "read-" + name)
        .uid("read-" + name)
        .setParallelism(1);
  }

  private static final class Decode extends RichMapFunction<ScenarioLine, Ingested> {

    private final EventKind.Stream stream;
    private final DecodeLimits limits;
    private transient EventDecoder decoder;

    private Decode(EventKind.Stream stream, DecodeLimits limits) {
      this.stream = stream;
      this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
      decoder = new EventDecoder(stream, limits);
    }

    @Override
    public Ingested map(ScenarioLine line) {
      return decoder.decode(
          new Origin(line.topic(), line.partition(), line.offset()),
          line.dueMillis(),
          null,
          line.value());
    }
  }
}
