package io.fenghuo;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.control.ControlInput;
import io.fenghuo.event.EventKind;
import io.fenghuo.ingest.IngestWatermarks;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.KafkaInputs;
import io.fenghuo.notify.NotifyOutputs;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.pipeline.JobSettings;
import io.fenghuo.pipeline.Pipeline;
import io.fenghuo.publish.AlertRouting;
import io.fenghuo.publish.Brokers;
import io.fenghuo.publish.KafkaOutputs;
import io.fenghuo.publish.RoutedAlert;
import io.fenghuo.time.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The job: reads its configuration, hands Kafka's streams to the pipeline and the pipeline's to
 * Kafka.
 */
public final class FenghuoJob {

  @Option(names = "--config", paramLabel = "FILE")
  private Path file;

  @Option(names = "-D", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = new HashMap<>();

  private FenghuoJob() {}

  /**
   * Takes {@code --config FILE} and any number of {@code -Dkey=value}, which win over the file.
   *
   * @throws ProgramParametrizationException where the user has to mend something: of this one
   *     {@code flink run} prints the message and no stack trace
   */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    try {
      define(env, configured(args));
    } catch (ParameterException e) {
      throw refused(e.getMessage() + ". The job takes --config FILE and -Dkey=value.", e);
    } catch (IOException | RuntimeException e) {
      Optional<String> complaint = Complaints.of(e);
      throw complaint.isPresent() ? refused(complaint.get(), e) : e;
    }
    env.execute("fenghuo");
  }

  private static ReadableConfig configured(String[] args) throws IOException, InterruptedException {
    FenghuoJob job = new FenghuoJob();
    new CommandLine(job).parseArgs(args);
    ReadableConfig config =
        job.file == null ? ConfigFile.of(job.settings) : ConfigFile.read(job.file, job.settings);
    if (config.get(FenghuoOptions.KAFKA_CHECK)) {
      Brokers.check(config);
    }
    return config;
  }

  /** The cause is for Flink's log. */
  private static RuntimeException refused(String sentence, Exception cause) {
    RuntimeException refused = new ProgramParametrizationException(sentence);
    refused.initCause(cause);
    return refused;
  }

  /**
   * Wires the job between its topics.
   *
   * @param config as read by {@link ConfigFile}
   */
  public static void define(StreamExecutionEnvironment env, ReadableConfig config) {
    JobSettings.apply(env, Mode.LIVE);
    KafkaInputs inputs = new KafkaInputs(config);
    Map<EventKind.Stream, DataStream<Ingested>> streams = new EnumMap<>(EventKind.Stream.class);
    for (EventKind.Stream stream : EventKind.Stream.values()) {
      String name = "read-" + stream.name().toLowerCase(Locale.ROOT);
      streams.put(
          stream,
          env.fromSource(inputs.events(stream), IngestWatermarks.strategy(config, Mode.LIVE), name)
              .uid(name));
    }
    DataStream<ControlInput> commands =
        env.fromSource(inputs.control(), WatermarkStrategy.noWatermarks(), "read-control")
            .uid("read-control");
    Definitions definitions = Definitions.read(config);
    Pipeline.Outputs outputs = Pipeline.define(streams, commands, definitions, Mode.LIVE, config);

    KafkaOutputs sinks = KafkaOutputs.from(config);
    DataStream<RoutedAlert> routed =
        outputs
            .alerts()
            .flatMap(new AlertRouting(sinks.topics()))
            .uid("route-alerts")
            .name("route-alerts");
    write(routed, sinks.fastLane(), "write-alerts");
    write(outputs.alerts(), sinks.ledger(), "write-ledger");
    write(outputs.tasks(), sinks.tasks(), "write-tasks");
    write(outputs.directives(), sinks.careDirectives(), "write-care");
    write(outputs.deadLetters(), sinks.deadLetters(), "write-dead-letters");
    write(outputs.rejections(), sinks.controlRejections(), "write-control-rejected");
    write(outputs.ruleStatus(), sinks.rulesStatus(), "write-rules-status");
    NotifyOutputs.from(config, definitions.names()).define(outputs.alerts());
  }

  private static <T> void write(DataStream<T> records, Sink<T> sink, String name) {
    records.sinkTo(sink).uid(name).name(name);
  }
}
