package io.fenghuo.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class EndOfReplayTest {

  private static final long UNTIL = 1_000;

  @Test
  void endsTimeWhereTheInputEnds() throws Exception {
    try (var harness =
        new OneInputStreamOperatorTestHarness<String, String>(new EndOfReplay<>(UNTIL))) {
      harness.open();
      harness.processWatermark(new Watermark(400));
      harness.processElement("last", 1_000);

      harness.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(harness.getOutput().toArray())
          .filteredOn(Watermark.class::isInstance)
          .containsExactly(new Watermark(400), new Watermark(UNTIL));
      assertThat(harness.extractOutputValues()).containsExactly("last");
    }
  }
}
