package io.fenghuo.respond;

import io.fenghuo.event.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * What the care of one tenant keeps: its incidents, who has a directive of which, and the signs of
 * the last minutes by their events. {@link CareLimits} bounds all three.
 */
final class CareState {

  private static final Comparator<CustomerSign> BY_TIME =
      Comparator.comparingLong(CustomerSign::timeMillis)
          .thenComparing(sign -> sign.event().origin());
  private static final Comparator<OpenCare> BY_OPENING =
      Comparator.comparingLong(OpenCare::openedMillis).thenComparing(OpenCare::incidentId);

  /** Old signs are looked for no more often. */
  private static final int LOOKS_PER_LOOK_BACK = 10;

  private final CareLimits limits;
  private final MapState<String, OpenCare> incidents;
  private final MapState<String, Boolean> cared;
  private final MapState<String, CustomerSign> signs;
  private final ValueState<Tally> tally;

  CareState(KeyedStateStore state, CareLimits limits) {
    this.limits = limits;
    incidents =
        state.getMapState(
            new MapStateDescriptor<>(
                "incidents", Types.STRING, TypeInformation.of(OpenCare.class)));
    cared = state.getMapState(new MapStateDescriptor<>("cared", Types.STRING, Types.BOOLEAN));
    signs =
        state.getMapState(
            new MapStateDescriptor<>(
                "signs", Types.STRING, TypeInformation.of(CustomerSign.class)));
    tally = state.getState(new ValueStateDescriptor<>("tally", TypeInformation.of(Tally.class)));
  }

  /** Null where it is not known. */
  OpenCare incident(String incidentId) throws Exception {
    return incidents.get(incidentId);
  }

  /** Those that are wanted, those that opened first in front. */
  List<OpenCare> incidents(Predicate<OpenCare> wanted) throws Exception {
    List<OpenCare> all = new ArrayList<>();
    for (OpenCare incident : incidents.values()) {
      if (wanted.test(incident)) {
        all.add(incident);
      }
    }
    all.sort(BY_OPENING);
    return all;
  }

  /**
   * @return whether there is room for it
   */
  boolean put(OpenCare incident) throws Exception {
    if (!incidents.contains(incident.incidentId())) {
      Tally now = tally();
      if (now.incidents() >= limits.maxIncidents()) {
        return false;
      }
      keep(new Tally(now.signs(), now.incidents() + 1, now.timerMillis()));
    }
    incidents.put(incident.incidentId(), incident);
    return true;
  }

  /** Forgets an incident and its customers. */
  void forget(String incidentId) throws Exception {
    for (String customer : customersOf(incidentId)) {
      cared.remove(place(incidentId, customer));
    }
    incidents.remove(incidentId);
    Tally now = tally();
    keep(new Tally(now.signs(), now.incidents() - 1, now.timerMillis()));
  }

  List<String> customersOf(String incidentId) throws Exception {
    String prefix = place(incidentId, "");
    List<String> customers = new ArrayList<>();
    for (String place : cared.keys()) {
      if (place.startsWith(prefix)) {
        customers.add(place.substring(prefix.length()));
      }
    }
    return customers;
  }

  boolean isCared(String incidentId, String customer) throws Exception {
    return cared.contains(place(incidentId, customer));
  }

  /** Whether the directive of this customer offers a compensation; false where there is none. */
  boolean isCompensated(String incidentId, String customer) throws Exception {
    return Boolean.TRUE.equals(cared.get(place(incidentId, customer)));
  }

  void care(String incidentId, String customer, boolean isCompensated) throws Exception {
    cared.put(place(incidentId, customer), isCompensated);
  }

  /**
   * @return whether there is room for it
   */
  boolean keep(CustomerSign sign, TimerService timers) throws Exception {
    String place = sign.event().origin().toString();
    if (signs.contains(place)) {
      return true;
    }
    Tally now = tally();
    if (now.signs() >= limits.maxSigns()) {
      return false;
    }
    signs.put(place, sign);
    long timerMillis = now.timerMillis();
    if (timerMillis == 0) {
      timerMillis = sign.timeMillis() + limits.lookBackMillis();
      timers.registerEventTimeTimer(timerMillis);
    }
    keep(new Tally(now.signs() + 1, now.incidents(), timerMillis));
    return true;
  }

  /** Null where there is none of that event. */
  CustomerSign sign(Origin event) throws Exception {
    return signs.get(event.toString());
  }

  /** The signs from a time on, by time. */
  List<CustomerSign> signsSince(long timeMillis) throws Exception {
    List<CustomerSign> since = new ArrayList<>();
    for (CustomerSign sign : signs.values()) {
      if (sign.timeMillis() >= timeMillis) {
        since.add(sign);
      }
    }
    since.sort(BY_TIME);
    return since;
  }

  /** Forgets the signs that are too old; does nothing where the timer was somebody else's. */
  void forgetSigns(long timeMillis, TimerService timers) throws Exception {
    Tally now = tally();
    if (now.timerMillis() != timeMillis) {
      return;
    }
    List<String> old = new ArrayList<>();
    int left = 0;
    long oldest = Long.MAX_VALUE;
    for (var entry : signs.entries()) {
      long sign = entry.getValue().timeMillis();
      if (sign + limits.lookBackMillis() <= timeMillis) {
        old.add(entry.getKey());
      } else {
        left++;
        oldest = Math.min(oldest, sign);
      }
    }
    for (String place : old) {
      signs.remove(place);
    }
    long next = 0;
    if (left > 0) {
      long pause = Math.max(1, limits.lookBackMillis() / LOOKS_PER_LOOK_BACK);
      next = Math.max(oldest + limits.lookBackMillis(), timeMillis + pause);
      timers.registerEventTimeTimer(next);
    }
    keep(new Tally(left, now.incidents(), next));
  }

  private Tally tally() throws Exception {
    Tally now = tally.value();
    return now == null ? Tally.NOTHING : now;
  }

  private void keep(Tally now) throws Exception {
    if (now.isNothing()) {
      tally.clear();
    } else {
      tally.update(now);
    }
  }

  private static String place(String incidentId, String customer) {
    return incidentId + "/" + customer;
  }
}
