package io.fenghuo.time;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;

/**
 * The {@link InputClock} of one subtask and its way through snapshot and restore. An operator makes
 * one in {@code initializeState}, gives it its {@code snapshotState}, and asks {@link #tell} for
 * the clock in every call it gets.
 *
 * <p>Of the readings that the subtasks of the last attempt have left, every subtask resumes at the
 * furthest: all of them had the same input's time.
 */
public final class InputClockState {

  private final InputClock clock;
  private final ListState<DeskReading> readings;
  private DeskReading restored;

  public InputClockState(OperatorStateStore store, Mode mode, double rate) throws Exception {
    clock = InputClock.of(mode, rate);
    readings =
        store.getUnionListState(
            new ListStateDescriptor<>("desk-time", TypeInformation.of(DeskReading.class)));
    for (DeskReading reading : readings.get()) {
      if (restored == null || reading.nowMillis() > restored.nowMillis()) {
        restored = reading;
      }
    }
  }

  /** The clock, told what the operator's timers say of watermark and wall. */
  public InputClock tell(TimerService timers) {
    long wallMillis = timers.currentProcessingTime();
    if (restored != null) {
      clock.resume(restored, wallMillis);
      restored = null;
    }
    clock.tell(timers.currentWatermark(), wallMillis);
    return clock;
  }

  public void snapshot() throws Exception {
    readings.clear();
    if (restored != null) {
      readings.add(restored);
    } else if (clock.isRunning()) {
      readings.add(clock.known());
    }
  }
}
