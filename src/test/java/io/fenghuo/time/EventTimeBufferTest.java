package io.fenghuo.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class EventTimeBufferTest {

  private static final String KEY = "k";

  @Test
  void givesBackByTimeThenByTieBreakWhateverTheOrderOfArrival() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement("b@20", 20);
      harness.processElement("a@30", 30);
      harness.processElement("a@20", 20);
      harness.processElement("z@10", 10);

      harness.processWatermark(25);

      assertThat(harness.extractOutputValues()).containsExactly("z@10", "a@20", "b@20");
    }
  }

  @Test
  void keepsWhatTheWatermarkHasNotPassed() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement("a@20", 20);

      harness.processWatermark(19);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }
  }

  @Test
  void endsEmpty() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement("a@20", 20);
      harness.processElement("b@20", 20);

      harness.processWatermark(20);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void givesBackAtTheNextWatermarkWhatComesBehindTheLast() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processWatermark(100);
      harness.processElement("a@20", 20);

      harness.processWatermark(101);

      assertThat(harness.extractOutputValues()).containsExactly("a@20");
    }
  }

  @Test
  void survivesSnapshotAndRestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      harness.open();
      harness.processElement("b@20", 20);
      harness.processElement("a@20", 20);
      snapshot = harness.snapshot(1, 1);
    }
    try (var restored = harness()) {
      restored.initializeState(snapshot);
      restored.open();

      restored.processWatermark(20);

      assertThat(restored.extractOutputValues()).containsExactly("a@20", "b@20");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, String> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Holding()), element -> KEY, Types.STRING);
  }

  private static final class Holding extends KeyedProcessFunction<String, String, String>
      implements CheckpointedFunction {

    private transient EventTimeBuffer<String> buffer;

    @Override
    public void initializeState(FunctionInitializationContext context) {
      buffer =
          new EventTimeBuffer<>(
              context.getKeyedStateStore(), "held", Types.STRING, Comparator.naturalOrder());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void processElement(String element, Context context, Collector<String> out)
        throws Exception {
      buffer.hold(element, context.timestamp(), context.timerService());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
      buffer.release(time).forEach(out::collect);
    }
  }
}
