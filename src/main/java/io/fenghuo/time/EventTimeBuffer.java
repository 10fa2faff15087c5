package io.fenghuo.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Holds elements of one key until the watermark has passed their time, then gives them back in an
 * order that does not depend on when they came. Each held time has one event-time timer; the
 * operator calls {@link #release} from {@code onTimer} before it looks at anything else that is due
 * at that time. What is released is forgotten.
 *
 * <p>An element whose time the watermark has already passed is given back at the next watermark,
 * not dropped: what is too late is decided once, in front of the stations.
 */
public final class EventTimeBuffer<T> {

  private final MapState<Long, List<T>> held;
  private final Comparator<? super T> tieBreak;

  /**
   * @param tieBreak order of elements of equal time; must be total over what can differ
   */
  public EventTimeBuffer(
      KeyedStateStore state, String name, TypeInformation<T> type, Comparator<? super T> tieBreak) {
    this(state, descriptor(name, type), tieBreak);
  }

  /**
   * @param tieBreak order of elements of equal time; must be total over what can differ
   */
  public EventTimeBuffer(
      KeyedStateStore state,
      MapStateDescriptor<Long, List<T>> descriptor,
      Comparator<? super T> tieBreak) {
    this.held = state.getMapState(descriptor);
    this.tieBreak = tieBreak;
  }

  /** What the elements are held in, for an operator that looks at all of its keys. */
  public static <T> MapStateDescriptor<Long, List<T>> descriptor(
      String name, TypeInformation<T> type) {
    return new MapStateDescriptor<>(name, Types.LONG, Types.LIST(type));
  }

  /** Forgets, of one key, the elements that nobody wants any more; their timers find nothing. */
  public static <T> void retain(MapState<Long, List<T>> held, Predicate<T> wanted)
      throws Exception {
    List<Long> times = new ArrayList<>();
    held.keys().forEach(times::add);
    for (Long time : times) {
      List<T> left = new ArrayList<>(held.get(time));
      if (left.removeIf(wanted.negate())) {
        if (left.isEmpty()) {
          held.remove(time);
        } else {
          held.put(time, left);
        }
      }
    }
  }

  public void hold(T element, long timeMillis, TimerService timers) throws Exception {
    List<T> sameTime = held.get(timeMillis);
    if (sameTime == null) {
      sameTime = new ArrayList<>(2);
      timers.registerEventTimeTimer(timeMillis);
    }
    sameTime.add(element);
    held.put(timeMillis, sameTime);
  }

  /** Whether a timer for this time is set for elements that are held. */
  public boolean holds(long timeMillis) throws Exception {
    return held.contains(timeMillis);
  }

  /** The elements of exactly this time, in order; empty when the timer was somebody else's. */
  public List<T> release(long timeMillis) throws Exception {
    List<T> sameTime = held.get(timeMillis);
    if (sameTime == null) {
      return List.of();
    }
    held.remove(timeMillis);
    sameTime.sort(tieBreak);
    return sameTime;
  }
}
