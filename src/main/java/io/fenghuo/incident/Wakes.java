package io.fenghuo.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * What is to be woken when, within the current key: one event-time timer per instant, one instant
 * per name. An earlier instant stands in for a later one, so that each of a thousand findings need
 * not move a timer; who is woken too early asks again. A timer for which nobody is left finds
 * nothing: it may be that of others too, who wait for the same instant.
 */
final class Wakes {

  private final NamedStates.Sets names;
  private final NamedStates.Values<Long> instants;

  Wakes(NamedStates named) throws Exception {
    names = named.sets("wakes");
    instants = named.values("wake-of", Types.LONG);
  }

  void wake(String name, long timeMillis, TimerService timers) throws Exception {
    Long known = instants.get(name);
    if (known != null && known <= timeMillis) {
      return;
    }
    if (known != null) {
      names.remove(Long.toString(known), name);
    }
    instants.put(name, timeMillis);
    names.add(Long.toString(timeMillis), name);
    timers.registerEventTimeTimer(timeMillis);
  }

  void forget(String name) throws Exception {
    Long instant = instants.get(name);
    if (instant != null) {
      instants.put(name, null);
      names.remove(Long.toString(instant), name);
    }
  }

  /** What is to be woken at exactly this time, in the names' order; it is forgotten. */
  List<String> due(long timeMillis) throws Exception {
    List<String> due = new ArrayList<>();
    names.get(Long.toString(timeMillis)).forEach(due::add);
    names.clear(Long.toString(timeMillis));
    for (String name : due) {
      instants.put(name, null);
    }
    Collections.sort(due);
    return due;
  }
}
