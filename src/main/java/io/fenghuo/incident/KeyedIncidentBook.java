package io.fenghuo.incident;

import io.fenghuo.health.SourceHealth;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** The book of the current key, in state: each incident and each line a value of its own. */
final class KeyedIncidentBook implements IncidentBook {

  private final NamedStates.Values<Incident> incidents;
  private final NamedStates.Sets incidentTerms;
  private final NamedStates.Values<Standing> standings;
  private final NamedStates.Sets standingTerms;
  private final NamedStates.Values<Budget> budgets;
  private final NamedStates.Sets counted;
  private final MapState<String, MuteOrder> mutes;
  private final MapState<String, SourceHealth> ills;
  private final MapState<String, LiveAgain> livesAgain;
  private final ValueState<TenantState> tenantState;

  KeyedIncidentBook(KeyedStateStore state, NamedStates named) throws Exception {
    incidents = named.values("incidents", TypeInformation.of(Incident.class));
    incidentTerms = named.sets("incident-terms");
    standings = named.values("standings", TypeInformation.of(Standing.class));
    standingTerms = named.sets("standing-terms");
    budgets = named.values("budgets", TypeInformation.of(Budget.class));
    counted = named.sets("counted");
    mutes = map(state, "mutes", MuteOrder.class);
    ills = map(state, "ills", SourceHealth.class);
    livesAgain = map(state, "lives-again", LiveAgain.class);
    tenantState =
        state.getState(new ValueStateDescriptor<>("desk", TypeInformation.of(TenantState.class)));
  }

  private static <V> MapState<String, V> map(KeyedStateStore state, String name, Class<V> type) {
    return state.getMapState(
        new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type)));
  }

  void apply(Changeset changes) throws Exception {
    put(standings, standingTerms, changes.changedStandings());
    put(incidents, incidentTerms, changes.changedIncidents());
    for (Map.Entry<String, Budget> change : changes.changedBudgets().entrySet()) {
      budgets.put(change.getKey(), change.getValue());
    }
    count(changes);
    put(mutes, changes.changedMutes());
    put(ills, changes.changedIlls());
    put(livesAgain, changes.changedLivesAgain());
    if (changes.changedTenantState() != null) {
      tenantState.update(
          changes.changedTenantState().equals(TenantState.NEW)
              ? null
              : changes.changedTenantState());
    }
  }

  private void count(Changeset changes) throws Exception {
    for (Map.Entry<String, Set<String>> place : changes.newlyCounted().entrySet()) {
      for (String person : place.getValue()) {
        counted.add(placeOf(place.getKey(), person), person);
      }
    }
    for (Map.Entry<String, Incident> change : changes.changedIncidents().changed().entrySet()) {
      if (change.getValue() == null && Crowd.isAt(change.getKey())) {
        for (int bucket = 0; bucket < Index.BUCKETS; bucket++) {
          counted.clear(bucket + "|" + change.getKey());
        }
      }
    }
  }

  /** In buckets, so that no set grows with the crowd. */
  private static String placeOf(String place, String person) {
    return Math.floorMod(person.hashCode(), Index.BUCKETS) + "|" + place;
  }

  private static <V> void put(
      NamedStates.Values<V> values, NamedStates.Sets terms, Overlay<V> changes) throws Exception {
    for (Map.Entry<String, V> change : changes.changed().entrySet()) {
      String key = change.getKey();
      Set<String> before = changes.termsBefore(key);
      Set<String> now = changes.termsNow(key);
      values.put(key, change.getValue());
      for (String term : before) {
        if (!now.contains(term)) {
          terms.remove(term, key);
        }
      }
      for (String term : now) {
        if (!before.contains(term)) {
          terms.add(term, key);
        }
      }
    }
  }

  private static <V> void put(MapState<String, V> state, Map<String, V> changes) throws Exception {
    for (Map.Entry<String, V> change : changes.entrySet()) {
      if (change.getValue() == null) {
        state.remove(change.getKey());
      } else {
        state.put(change.getKey(), change.getValue());
      }
    }
  }

  @Override
  public Incident incident(String key) {
    return read(() -> incidents.get(key));
  }

  @Override
  public Iterable<String> incidentsUnder(String term) {
    return read(() -> incidentTerms.get(term));
  }

  @Override
  public Standing standing(String key) {
    return read(() -> standings.get(key));
  }

  @Override
  public Iterable<String> standingsUnder(String term) {
    return read(() -> standingTerms.get(term));
  }

  @Override
  public MuteOrder mute(String id) {
    return read(() -> mutes.get(id));
  }

  @Override
  public Iterable<MuteOrder> mutes() {
    return read(mutes::values);
  }

  @Override
  public Iterable<SourceHealth> ills() {
    return read(ills::values);
  }

  @Override
  public Iterable<LiveAgain> livesAgain() {
    return read(livesAgain::values);
  }

  @Override
  public Budget budget(String key) {
    return read(() -> budgets.get(key));
  }

  @Override
  public boolean isCounted(String place, String person) {
    return read(() -> counted.contains(placeOf(place, person), person));
  }

  @Override
  public TenantState tenantState() {
    TenantState known = read(tenantState::value);
    return known == null ? TenantState.NEW : known;
  }

  private static <V> V read(Callable<V> reading) {
    try {
      return reading.call();
    } catch (Exception e) {
      throw new FlinkRuntimeException("An incident book cannot be read", e);
    }
  }
}
