package io.fenghuo.incident;

import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * When the current key goes on with what it does in slices: a moment later by the wall clock, in
 * which whatever else has come has its turn.
 */
final class Slices {

  private static final long PAUSE_MILLIS = 10;

  private final ValueState<Long> timer;

  Slices(KeyedStateStore state) {
    timer = state.getState(new ValueStateDescriptor<>("slice-timer", Types.LONG));
  }

  void ask(TimerService timers) throws Exception {
    if (timer.value() == null) {
      long at = timers.currentProcessingTime() + PAUSE_MILLIS;
      timer.update(at);
      timers.registerProcessingTimeTimer(at);
    }
  }

  /** Whether it was asked for this time; it is forgotten. */
  boolean isDue(long timeMillis) throws Exception {
    Long at = timer.value();
    if (at == null || at != timeMillis) {
      return false;
    }
    timer.clear();
    return true;
  }
}
