package io.fenghuo.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class InputClockStateTest {

  private static final long NOON = 1_760_000_000_000L;

  @Test
  void whatASnapshotKeepsIsAPojo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(DeskReading.class);
  }

  @Test
  void tellsTheWatermarkAndRunsOnWithTheWall() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(1_000);
      harness.processWatermark(NOON);
      harness.processElement("watermark", NOON);

      for (int second = 2; second <= 6; second++) {
        harness.setProcessingTime(second * 1_000L);
        harness.processElement("stands", NOON);
      }

      assertThat(harness.extractOutputValues())
          .containsExactly(NOON, NOON, NOON, NOON + 1_000, NOON + 2_000, NOON + 3_000);
    }
  }

  @Test
  void goesOnAfterARestoreAndASecondSnapshotBeforeAnythingWasAsked() throws Exception {
    OperatorSubtaskState first;
    try (var harness = harness()) {
      harness.open();
      harness.processWatermark(NOON);
      harness.processElement("watermark", NOON);
      first = harness.snapshot(1, 1);
    }
    OperatorSubtaskState second;
    try (var untold = harness()) {
      untold.initializeState(first);
      untold.open();
      second = untold.snapshot(2, 2);
    }
    try (var restored = harness()) {
      restored.initializeState(second);
      restored.open();
      restored.setProcessingTime(600_000);

      restored.processElement("no watermark yet", NOON);

      assertThat(restored.extractOutputValues()).containsExactly(NOON);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new TellingTheTime()), text -> "k", Types.STRING);
  }

  private static final class TellingTheTime extends KeyedProcessFunction<String, String, Long>
      implements CheckpointedFunction {

    private transient InputClockState time;

    @Override
    public void processElement(String text, Context context, Collector<Long> out) {
      out.collect(time.tell(context.timerService()).now());
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      time = new InputClockState(context.getOperatorStateStore(), Mode.LIVE, 1);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      time.snapshot();
    }
  }
}
