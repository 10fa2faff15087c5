package io.fenghuo.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class NoTimeTest {

  private final List<String> said = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          said.add("watermark " + watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          said.add("idle");
        }

        @Override
        public void markActive() {
          said.add("active");
        }
      };

  /** A watermark of any height would be believed while the other streams are quiet. */
  @Test
  void isIdleAndNeverSaysWhatTimeItIs() {
    NoTime time = new NoTime();
    time.onPeriodicEmit(output);
    time.onEvent(null, 1_800_000_000_000L, output);
    time.onPeriodicEmit(output);

    assertThat(said).containsExactly("idle", "idle");
  }
}
