package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class IdleAtEndTest {

  private final ManualClock clock = new ManualClock(1);
  private final List<String> said = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          said.add("watermark");
        }

        @Override
        public void markIdle() {
          said.add("idle");
        }

        @Override
        public void markActive() {
          throw new AssertionError("an event makes it active");
        }
      };

  private boolean isBehind;
  private final IdleAtEnd watermarks =
      new IdleAtEnd(new Each(), Duration.ofSeconds(30), clock, last -> isBehind);

  @Test
  void isIdleOnceAfterAWhileWithoutRecords() {
    watermarks.onEvent(record(), 0, output);

    assertThat(askAfter(0)).containsExactly("watermark");
    assertThat(askAfter(30)).containsExactly("watermark");
    assertThat(askAfter(1)).containsExactly("idle");
    assertThat(askAfter(60)).isEmpty();
  }

  @Test
  void isNotIdleWhileItHasRecordsThatAreNotYetRead() {
    watermarks.onEvent(record(), 0, output);
    isBehind = true;
    assertThat(askAfter(29)).containsExactly("watermark");
    assertThat(askAfter(29)).containsExactly("watermark");
    assertThat(askAfter(300)).containsExactly("watermark");

    isBehind = false;
    assertThat(askAfter(30)).containsExactly("watermark");
    assertThat(askAfter(1)).containsExactly("idle");
  }

  @Test
  void isNotIdleBeforeItsPartitionWasLookedAt() {
    isBehind = true;
    assertThat(askAfter(0)).containsExactly("watermark");
    assertThat(askAfter(31)).containsExactly("watermark");

    isBehind = false;
    assertThat(askAfter(30)).containsExactly("watermark");
    assertThat(askAfter(1)).containsExactly("idle");
  }

  @Test
  void waitsNoLongerForAPartitionThatCannotBeRead() {
    isBehind = true;
    assertThat(askAfter(0)).containsExactly("watermark");
    assertThat(askAfter(599)).containsExactly("watermark");
    assertThat(askAfter(1)).containsExactly("watermark");
    assertThat(askAfter(30)).containsExactly("idle");

    watermarks.onEvent(record(), 0, output);
    assertThat(askAfter(0)).containsExactly("watermark");
    assertThat(askAfter(599)).containsExactly("watermark");
  }

  @Test
  void anEventEndsTheIdleness() {
    assertThat(askAfter(0)).containsExactly("watermark");
    assertThat(askAfter(31)).containsExactly("idle");
    watermarks.onEvent(record(), 0, output);

    assertThat(askAfter(0)).containsExactly("watermark");
    assertThat(askAfter(30)).containsExactly("watermark");
  }

  private List<String> askAfter(int seconds) {
    said.clear();
    clock.advanceTime(Duration.ofSeconds(seconds));
    watermarks.onPeriodicEmit(output);
    return said;
  }

  private static Ingested record() {
    return new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
        .decode(new Origin("chat.traffic", 0, 0), 0, null, new byte[0]);
  }

  /** Gives a watermark whenever it is asked. */
  private static final class Each implements WatermarkGenerator<Ingested> {
    @Override
    public void onEvent(Ingested event, long timestamp, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(0));
    }
  }
}
