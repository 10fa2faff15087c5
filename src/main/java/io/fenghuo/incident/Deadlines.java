package io.fenghuo.incident;

import io.fenghuo.order.DeskClock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * What is due when on the desk's clock, within the current key. One processing-time timer asks
 * again and again, by the clock's own tick, for as long as anything is due.
 */
final class Deadlines {

  private final MapState<String, Long> instants;
  private final ValueState<Long> asking;

  Deadlines(KeyedStateStore state) {
    instants = state.getMapState(new MapStateDescriptor<>("deadlines", Types.STRING, Types.LONG));
    asking = state.getState(new ValueStateDescriptor<>("deadline-timer", Types.LONG));
  }

  void put(Map<String, Long> deadlines) throws Exception {
    if (!deadlines.isEmpty()) {
      instants.putAll(deadlines);
    }
  }

  void forget(String name) throws Exception {
    instants.remove(name);
  }

  /** What is due now, in the names' order, with the instant it was due at; it is forgotten. */
  Map<String, Long> due(DeskClock clock) throws Exception {
    asking.clear();
    Map<String, Long> due = new TreeMap<>();
    if (!clock.isRunning()) {
      return due;
    }
    for (Map.Entry<String, Long> instant : instants.entries()) {
      if (instant.getValue() <= clock.now()) {
        due.put(instant.getKey(), instant.getValue());
      }
    }
    for (String name : due.keySet()) {
      instants.remove(name);
    }
    return due;
  }

  /** Sees to it that it is asked again while anything is due, and no longer. */
  void askAgain(DeskClock clock, TimerService timers) throws Exception {
    Long known = asking.value();
    boolean isNothingDue = instants.isEmpty();
    if (isNothingDue && known != null) {
      asking.clear();
      timers.deleteProcessingTimeTimer(known);
    } else if (!isNothingDue && known == null) {
      long next = Long.MAX_VALUE;
      for (long instant : instants.values()) {
        next = Math.min(next, instant);
      }
      long at = clock.askAgainAt(next);
      asking.update(at);
      timers.registerProcessingTimeTimer(at);
    }
  }
}
