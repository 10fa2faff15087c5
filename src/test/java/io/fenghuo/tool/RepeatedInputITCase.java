package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.FenghuoJob;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.replay.ReplayInput;
import io.fenghuo.tool.scenario.Scenario;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A producer that sends each record one to three times, within the disorder and onto whichever
 * partition, gives the same alerts as one that sends it once: to the byte, for the first of a
 * record's addresses is the one that is told.
 */
@Tag("long")
class RepeatedInputITCase {

  @TempDir Path folder;

  private static final Map<String, String> DEFAULTS = Map.of();
  private static final Map<String, String> OFF = Map.of("input.deduplicate", "0");

  @ParameterizedTest
  @CsvSource({"one-angry-customer, 1", "promotion-outage, 2"})
  void aRepeatedRecordChangesNoAlert(String scenario, int parallelism) throws Exception {
    ReplayInput once = new RecordedFiles(Scenario.find(scenario).recording());

    List<String> alerts = replay(once, DEFAULTS, parallelism);

    assertThat(alerts).isNotEmpty().isEqualTo(replay(once, OFF, parallelism));
    assertThat(replay(new Repeated(once, 1), DEFAULTS, parallelism)).isEqualTo(alerts);
    assertThat(replay(new Repeated(once, 2), DEFAULTS, parallelism)).isEqualTo(alerts);
    assertThat(replay(new Repeated(once, 1), OFF, parallelism)).isNotEqualTo(alerts);
  }

  /** The same on a real broker, where each is judged on arrival. */
  @Test
  @Timeout(300)
  void aScenarioWithEveryLineDoubledFindsLiveWhatItFindsOnce() throws Exception {
    Scenario once = Scenario.find("one-angry-customer");
    long lines = 0;
    for (String topic : once.recording().files().keySet()) {
      lines += doubled(once.recording().files().get(topic), folder.resolve(topic + ".jsonl.gz"));
    }
    Files.copy(once.folder().resolve("expected.yaml"), folder.resolve("expected.yaml"));

    Summary summary =
        new Demo(
                FenghuoJob::define,
                Scenario.find(folder.toString()),
                1_200,
                false,
                2,
                Map.of(),
                Screen.on(new PrintStream(new ByteArrayOutputStream(), true, UTF_8)))
            .run(false);

    assertThat(summary.asExpected()).as(summary.text()).isTrue();
    assertThat(summary.events()).isEqualTo(2 * lines);
    assertThat(summary.duplicates()).isEqualTo(lines);
  }

  private static long doubled(Path from, Path to) throws IOException {
    long lines = 0;
    try (var in =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(from)), UTF_8));
        var out = new PrintStream(new GZIPOutputStream(Files.newOutputStream(to)), false, UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(line);
        out.println(line);
        lines++;
      }
    }
    return lines;
  }

  private static List<String> replay(
      ReplayInput input, Map<String, String> settings, int parallelism) throws Exception {
    return new LocalReplay()
        .run(input, ConfigFile.withoutKafka(settings), parallelism).alerts().stream()
            .sorted()
            .toList();
  }

  private record Repeated(ReplayInput once, long seed) implements ReplayInput {

    @Override
    public String name() {
      return once.name();
    }

    @Override
    public long endMillis() throws IOException {
      return once.endMillis();
    }

    @Override
    public DataStream<Ingested> records(
        StreamExecutionEnvironment env, EventKind.Stream stream, ReadableConfig config) {
      return once.records(env, stream, config)
          .flatMap(new Repeat(seed))
          .uid("repeat-" + stream)
          .setParallelism(1);
    }
  }

  private static final class Repeat implements FlatMapFunction<Ingested, Ingested> {

    private static final long serialVersionUID = 1L;
    private static final long LATEST_MILLIS = 9_000;

    private final long seed;
    private transient Random random;
    private transient Deque<Ingested> heldBack;

    private Repeat(long seed) {
      this.seed = seed;
    }

    @Override
    public void flatMap(Ingested ingested, Collector<Ingested> out) {
      if (random == null) {
        random = new Random(seed);
        heldBack = new ArrayDeque<>();
      }
      while (!heldBack.isEmpty()
          && (random.nextInt(3) == 0
              || heldBack.peek().clockMillis() < ingested.clockMillis() - LATEST_MILLIS)) {
        out.collect(heldBack.poll());
      }
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        heldBack.add(again(ingested, random.nextInt(3)));
      }
      out.collect(ingested);
    }

    private static Ingested again(Ingested ingested, int partition) {
      Event e = ingested.event();
      Origin origin = new Origin(e.origin().topic(), partition, e.origin().offset() + 10_000_000);
      return Ingested.of(
          new Event(
              e.kind(),
              origin,
              e.eventId(),
              e.timeMillis(),
              e.tenant(),
              e.brand(),
              e.line(),
              e.region(),
              e.channel(),
              e.source(),
              e.drillId(),
              e.schemaVersion(),
              e.sessionId(),
              e.customerId(),
              e.chat(),
              e.sentiment(),
              e.mention()),
          ingested.raw());
    }
  }
}
