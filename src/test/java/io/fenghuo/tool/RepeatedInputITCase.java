package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.replay.ReplayInput;
import io.fenghuo.tool.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A producer that sends each record one to three times, within the disorder and onto whichever
 * partition, gives the same alerts as one that sends it once: to the byte, for the first of a
 * record's addresses is the one that is told.
 */
class RepeatedInputITCase {

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
