package io.fenghuo.incident;

import io.fenghuo.time.InputClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * What is due when on the input's clock, within the current key. One processing-time timer asks
 * again and again, by the clock's own tick, for as long as anything is due. Names are kept by spans
 * of {@value #SPAN_MILLIS} ms, so that asking costs what is due about now.
 */
final class Deadlines {

  /** So many are handed out at a time; the others after a pause, in which others are heard. */
  static final int MOST_AT_A_TIME = 100;

  private static final long PAUSE_MILLIS = 10;

  private static final long SPAN_MILLIS = 10_000;

  private final NamedStates.Values<Long> instants;
  private final NamedStates.Sets names;
  private final MapState<Long, Boolean> spans;
  private final ValueState<Long> asking;

  Deadlines(KeyedStateStore state, NamedStates named) throws Exception {
    instants = named.values("deadline-of", Types.LONG);
    names = named.sets("deadlines");
    spans =
        state.getMapState(new MapStateDescriptor<>("deadline-spans", Types.LONG, Types.BOOLEAN));
    asking = state.getState(new ValueStateDescriptor<>("deadline-timer", Types.LONG));
  }

  /** Whether this timer is the one that asks. */
  boolean isAskedAt(long timerMillis) throws Exception {
    Long known = asking.value();
    return known != null && known == timerMillis;
  }

  void put(String name, long timeMillis) throws Exception {
    forget(name);
    long span = span(timeMillis);
    instants.put(name, timeMillis);
    names.add(Long.toString(span), name);
    spans.put(span, true);
  }

  void forget(String name) throws Exception {
    Long instant = instants.get(name);
    if (instant != null) {
      instants.put(name, null);
      remove(name, span(instant));
    }
  }

  private void remove(String name, long span) throws Exception {
    if (!names.remove(Long.toString(span), name)) {
      spans.remove(span);
    }
  }

  /**
   * What is due now, with the instant it was due at; it is forgotten. Of what is long overdue at
   * most {@value #MOST_AT_A_TIME}, so that nothing else waits for a crowd.
   */
  Map<String, Long> due(InputClock clock) throws Exception {
    asking.clear();
    Map<String, Long> due = new TreeMap<>();
    if (!clock.isRunning()) {
      return due;
    }
    for (Long span : spans()) {
      if (span <= span(clock.now()) && due.size() < MOST_AT_A_TIME) {
        for (String name : within(span, clock.now(), MOST_AT_A_TIME - due.size())) {
          due.put(name, instants.get(name));
        }
      }
    }
    for (String name : due.keySet()) {
      forget(name);
    }
    return due;
  }

  private List<Long> spans() throws Exception {
    List<Long> all = new ArrayList<>();
    spans.keys().forEach(all::add);
    Collections.sort(all);
    return all;
  }

  private List<String> within(long span, long nowMillis, int most) throws Exception {
    List<String> due = new ArrayList<>();
    for (String name : names.get(Long.toString(span))) {
      if (instants.get(name) <= nowMillis) {
        due.add(name);
        if (due.size() == most) {
          break;
        }
      }
    }
    return due;
  }

  /** Sees to it that it is asked again while anything is due, and no longer. */
  void askAgain(InputClock clock, TimerService timers) throws Exception {
    Long known = asking.value();
    boolean isNothingDue = spans.isEmpty();
    if (isNothingDue && known != null) {
      asking.clear();
      timers.deleteProcessingTimeTimer(known);
    } else if (!isNothingDue && known == null) {
      long next = Long.MAX_VALUE;
      for (String name : names.get(Long.toString(spans().get(0)))) {
        next = Math.min(next, instants.get(name));
      }
      long at = clock.askAgainAt(next);
      if (clock.isRunning() && next <= clock.now()) {
        at = Math.max(at, timers.currentProcessingTime() + PAUSE_MILLIS);
      }
      asking.update(at);
      timers.registerProcessingTimeTimer(at);
    }
  }

  private static long span(long timeMillis) {
    return Math.floorDiv(timeMillis, SPAN_MILLIS);
  }
}
