package io.fenghuo.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * What is to be woken when, within the current key: one event-time timer per instant, one instant
 * per name. An earlier instant stands in for a later one, so that each of a thousand findings need
 * not move a timer; who is woken too early asks again.
 */
final class Wakes {

  private final MapState<Long, List<String>> names;
  private final MapState<String, Long> instants;

  Wakes(KeyedStateStore state) {
    names =
        state.getMapState(new MapStateDescriptor<>("wakes", Types.LONG, Types.LIST(Types.STRING)));
    instants = state.getMapState(new MapStateDescriptor<>("wake-of", Types.STRING, Types.LONG));
  }

  void wake(String name, long timeMillis, TimerService timers) throws Exception {
    Long known = instants.get(name);
    if (known != null && known <= timeMillis) {
      return;
    }
    instants.put(name, timeMillis);
    List<String> sameTime = names.get(timeMillis);
    if (sameTime == null) {
      sameTime = new ArrayList<>(1);
    }
    sameTime.add(name);
    names.put(timeMillis, sameTime);
    timers.registerEventTimeTimer(timeMillis);
  }

  void forget(String name, TimerService timers) throws Exception {
    Long instant = instants.get(name);
    if (instant == null) {
      return;
    }
    instants.remove(name);
    List<String> others = new ArrayList<>(names.get(instant));
    others.remove(name);
    if (others.isEmpty()) {
      names.remove(instant);
      timers.deleteEventTimeTimer(instant);
    } else {
      names.put(instant, others);
    }
  }

  /** What is to be woken at exactly this time, in the names' order; it is forgotten. */
  List<String> due(long timeMillis) throws Exception {
    List<String> sameTime = names.get(timeMillis);
    if (sameTime == null) {
      return List.of();
    }
    names.remove(timeMillis);
    List<String> due = new ArrayList<>();
    for (String name : sameTime) {
      Long instant = instants.get(name);
      if (instant != null && instant == timeMillis && !due.contains(name)) {
        due.add(name);
      }
    }
    for (String name : due) {
      instants.remove(name);
    }
    Collections.sort(due);
    return due;
  }
}
