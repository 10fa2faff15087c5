package io.fenghuo.tool.replay;

import static java.util.stream.Collectors.joining;

import io.fenghuo.definition.Faults;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.IngestWatermarks;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.InputRecord;
import io.fenghuo.ingest.RecordDecoder;
import io.fenghuo.mapping.Mappings;
import io.fenghuo.time.Mode;
import io.fenghuo.tool.scenario.Recording;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioInput;
import io.fenghuo.tool.scenario.ScenarioLine;
import io.fenghuo.words.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * Recorded files in place of Kafka's topics: one file is one partition, and its time ends with the
 * last line of all files. A stream of which there is no file is empty.
 */
public record RecordedFiles(Recording recording) implements ReplayInput {

  private static final TypeInformation<Ingested> INGESTED = TypeInformation.of(Ingested.class);

  /**
   * Finds recorded input: each folder is one, files that are named one by one are one together.
   *
   * @param given folders, files, or names of folders in {@link Scenario#HOME}
   * @param config names the topics that are input
   * @throws NoSuchFileException where there is none of that name
   * @throws io.fenghuo.definition.InvalidDefinitionException where a file is of no input topic
   */
  public static List<ReplayInput> find(List<String> given, ReadableConfig config)
      throws IOException {
    List<Recording> found = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String name : given) {
      Path path = Files.exists(Path.of(name)) ? Path.of(name) : Scenario.HOME.resolve(name);
      if (Files.isDirectory(path)) {
        found.add(Recording.ofFolder(path));
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new NoSuchFileException(
            name, null, "is no file, no folder and none of " + Scenario.HOME);
      }
    }
    if (!files.isEmpty()) {
      found.add(
          Recording.ofFiles(
              files.stream().map(file -> file.getFileName().toString()).collect(joining(", ")),
              files));
    }
    check(found, config);
    return found.stream().<ReplayInput>map(RecordedFiles::new).toList();
  }

  /**
   * A scenario's input.
   *
   * @param config names the topics that are input
   * @throws io.fenghuo.definition.InvalidDefinitionException where a file is of no input topic
   */
  public static RecordedFiles of(Scenario scenario, ReadableConfig config) throws IOException {
    Recording recording = scenario.recording();
    check(List.of(recording), config);
    return new RecordedFiles(recording);
  }

  /**
   * Input that nobody would read must not pass for a quiet day; nor must foreign records, for the
   * clock of a file is its lines' {@code eventTime}.
   */
  private static void check(List<Recording> recordings, ReadableConfig config) {
    List<String> topics = InputTopics.all(config);
    List<String> mapped = Mappings.read(config).topics();
    Faults faults = new Faults();
    for (Recording recording : recordings) {
      recording
          .files()
          .forEach(
              (topic, file) -> {
                if (!topics.contains(topic)) {
                  faults.add(
                      file.toString(),
                      "is of none of the input topics "
                          + topics
                          + Nearest.to(topic, topics)
                              .map(near -> " (did you mean " + near + "?)")
                              .orElse(": name it after one"));
                } else if (mapped.contains(topic)) {
                  faults.add(
                      file.toString(), "is of a mapped topic, which is read from Kafka alone");
                }
              });
    }
    faults.throwIfAny("input");
  }

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
    return lines(env, name, InputTopics.own(stream, config))
        .flatMap(new Decode(stream, DecodeLimits.from(config), Mappings.read(config)))
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
