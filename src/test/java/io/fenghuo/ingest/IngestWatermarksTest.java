package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.time.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestWatermarksTest {

  private static final long NOON = RecordText.NOON;

  private final Configuration config =
      new Configuration()
          .set(FenghuoOptions.MAX_DISORDER, Duration.ofSeconds(10))
          .set(FenghuoOptions.IDLE_AFTER, Duration.ofSeconds(30));
  // Flink takes a clock at zero for one that has not been read.
  private final ManualClock clock = new ManualClock(1);
  private final Seen seen = new Seen();

  @Test
  void staysBehindTheNewestEventByTheDisorder() {
    WatermarkGenerator<Ingested> watermarks = generator(Mode.REPLAY);

    watermarks.onEvent(event(NOON, NOON), NOON, seen);
    watermarks.onEvent(event(NOON - 5_000, NOON), NOON - 5_000, seen);
    watermarks.onPeriodicEmit(seen);

    assertThat(seen.all).containsExactly(NOON - 10_001);
  }

  @Test
  void isNotMovedByDeadLettersNorBeyondTheTimestampOfTheRecord() {
    WatermarkGenerator<Ingested> watermarks = generator(Mode.REPLAY);

    watermarks.onEvent(deadLetter(), NOON + 1_000_000, seen);
    watermarks.onPeriodicEmit(seen);
    watermarks.onEvent(event(NOON + 240_000, NOON), NOON + 240_000, seen);
    watermarks.onPeriodicEmit(seen);

    assertThat(seen.all).containsExactly(Long.MIN_VALUE, NOON - 10_001);
  }

  /** A record that lies four minutes ahead by its own time and by Kafka's. */
  @Test
  void isNotMovedBeyondTheDesksOwnClock() {
    WatermarkGenerator<Ingested> watermarks = generator(Mode.LIVE);
    byte[] value = RecordText.botFailed().with("eventTime", Long.toString(NOON + 240_000)).bytes();
    Ingested ahead =
        new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
            .decode(
                new Origin("chat.traffic", 0, 0), new RawRecord(NOON + 240_000, NOON, null, value));

    watermarks.onEvent(ahead, NOON + 240_000, seen);
    watermarks.onPeriodicEmit(seen);

    assertThat(seen.all).containsExactly(NOON - 10_001);
  }

  @Test
  void givesEventsTheirOwnTime() {
    var assigner = IngestWatermarks.strategy(config, Mode.LIVE).createTimestampAssigner(null);

    assertThat(assigner.extractTimestamp(event(NOON - 7, NOON), NOON)).isEqualTo(NOON - 7);
    assertThat(assigner.extractTimestamp(deadLetter(), NOON)).isEqualTo(NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "30000, 1, 30000",
    "30000, 20, 1500",
    "30000, 60, 1000",
    "30000, 1000, 1000",
    "300, 1, 300",
    "300, 60, 300"
  })
  void liveAPartitionIsIdleAfterAWhileInTheTimeOfTheInputButNotInHaste(
      long idleAfterMillis, double rate, long expectedMillis) {
    config.set(FenghuoOptions.IDLE_AFTER, Duration.ofMillis(idleAfterMillis));
    config.set(FenghuoOptions.CLOCK_RATE, rate);
    WatermarkGenerator<Ingested> watermarks = generator(Mode.LIVE);
    watermarks.onEvent(event(NOON, NOON), NOON, seen);
    watermarks.onPeriodicEmit(seen);

    pass(watermarks, Duration.ofMillis(expectedMillis));
    assertThat(seen.idle).isFalse();
    pass(watermarks, Duration.ofMillis(1));
    assertThat(seen.idle).isTrue();
  }

  @Test
  void inAReplayNoPartitionIsEverIdle() {
    WatermarkGenerator<Ingested> watermarks = generator(Mode.REPLAY);

    pass(watermarks, Duration.ofDays(1));

    assertThat(seen.idle).isFalse();
  }

  @Test
  void namesTheSettingThatIsWrong() {
    config.set(FenghuoOptions.MAX_DISORDER, Duration.ofSeconds(-1));
    assertThatThrownBy(() -> IngestWatermarks.strategy(config, Mode.REPLAY))
        .hasMessage("input.max-disorder must not be negative, got PT-1S");

    config.set(FenghuoOptions.MAX_DISORDER, Duration.ZERO);
    config.set(FenghuoOptions.CLOCK_RATE, 0.0);
    assertThatThrownBy(() -> IngestWatermarks.strategy(config, Mode.LIVE))
        .hasMessage("clock.rate must be positive, got 0.0");
  }

  /** Twice, since the idleness begins to count at the first call. */
  private void pass(WatermarkGenerator<Ingested> watermarks, Duration time) {
    watermarks.onPeriodicEmit(seen);
    clock.advanceTime(time);
    watermarks.onPeriodicEmit(seen);
  }

  private WatermarkGenerator<Ingested> generator(Mode mode) {
    WatermarkStrategy<Ingested> strategy = IngestWatermarks.strategy(config, mode);
    return strategy.createWatermarkGenerator(
        new WatermarkGeneratorSupplier.Context() {
          @Override
          public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
          }

          @Override
          public RelativeClock getInputActivityClock() {
            return clock;
          }
        });
  }

  private static Ingested event(long timeMillis, long recordTimeMillis) {
    return decode(
        recordTimeMillis,
        RecordText.botFailed().with("eventTime", Long.toString(timeMillis)).bytes());
  }

  private static Ingested deadLetter() {
    return decode(NOON, new byte[0]);
  }

  private static Ingested decode(long recordTimeMillis, byte[] value) {
    return new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
        .decode(new Origin("chat.traffic", 0, 0), recordTimeMillis, null, value);
  }

  private static final class Seen implements WatermarkOutput {

    private final List<Long> all = new ArrayList<>();
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      all.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }
}
