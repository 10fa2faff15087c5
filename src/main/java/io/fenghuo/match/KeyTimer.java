package io.fenghuo.match;

import io.fenghuo.time.EventTimeBuffer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * The one event-time timer that wakes a key's rules, however many matches they open and end: it is
 * due no later than the first of what they have open. It may be due sooner, for what is no longer
 * open; who is woken for nothing sets it again.
 */
final class KeyTimer {

  private final ValueState<Long> due;
  private final EventTimeBuffer<?> others;

  /**
   * @param others whose timers are of the same key; one that is due at the same moment is theirs
   *     too
   */
  KeyTimer(KeyedStateStore state, EventTimeBuffer<?> others) {
    this.due = state.getState(new ValueStateDescriptor<>("timer", Types.LONG));
    this.others = others;
  }

  /** Sees to it that it fires at that moment or before. */
  void wakeBy(long timeMillis, TimerService timers) throws Exception {
    Long known = due.value();
    if (known != null && known <= timeMillis) {
      return;
    }
    delete(known, timers);
    timers.registerEventTimeTimer(timeMillis);
    due.update(timeMillis);
  }

  /** A timer of the key has fired, perhaps this one. */
  void fired(long timeMillis) throws Exception {
    Long known = due.value();
    if (known != null && known <= timeMillis) {
      due.clear();
    }
  }

  /** Nothing is open any more. */
  void end(TimerService timers) throws Exception {
    delete(due.value(), timers);
    due.clear();
  }

  /** The same where timers cannot be deleted: it fires for nothing. */
  void forget() {
    due.clear();
  }

  private void delete(Long known, TimerService timers) throws Exception {
    if (known != null && !others.holds(known)) {
      timers.deleteEventTimeTimer(known);
    }
  }
}
