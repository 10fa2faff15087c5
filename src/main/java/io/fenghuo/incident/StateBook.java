package io.fenghuo.incident;

import io.fenghuo.health.SourceHealth;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** The book of the current key, in state. */
final class StateBook implements IncidentBook {

  private final MapState<String, Incident> incidents;
  private final MapState<String, Standing> standings;
  private final MapState<String, MuteOrder> mutes;
  private final MapState<String, SourceHealth> ills;
  private final ValueState<TenantState> desk;

  StateBook(KeyedStateStore state) {
    incidents = map(state, "incidents", Incident.class);
    standings = map(state, "standings", Standing.class);
    mutes = map(state, "mutes", MuteOrder.class);
    ills = map(state, "ills", SourceHealth.class);
    desk =
        state.getState(new ValueStateDescriptor<>("desk", TypeInformation.of(TenantState.class)));
  }

  private static <V> MapState<String, V> map(KeyedStateStore state, String name, Class<V> type) {
    return state.getMapState(
        new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type)));
  }

  void apply(Turn turn) throws Exception {
    put(standings, turn.changedStandings());
    put(incidents, turn.changedIncidents());
    put(mutes, turn.changedMutes());
    put(ills, turn.changedIlls());
    if (turn.changedDesk() != null) {
      desk.update(turn.changedDesk().equals(TenantState.NEW) ? null : turn.changedDesk());
    }
  }

  @Override
  public Incident incident(String key) {
    return get(incidents, key);
  }

  @Override
  public Iterable<Incident> incidents() {
    return values(incidents);
  }

  @Override
  public Standing standing(String key) {
    return get(standings, key);
  }

  @Override
  public Iterable<Standing> standings() {
    return values(standings);
  }

  @Override
  public MuteOrder mute(String id) {
    return get(mutes, id);
  }

  @Override
  public Iterable<MuteOrder> mutes() {
    return values(mutes);
  }

  @Override
  public Iterable<SourceHealth> ills() {
    return values(ills);
  }

  @Override
  public TenantState desk() {
    try {
      TenantState known = desk.value();
      return known == null ? TenantState.NEW : known;
    } catch (IOException e) {
      throw new FlinkRuntimeException("An incident book cannot be read", e);
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

  private static <V> V get(MapState<String, V> state, String key) {
    try {
      return state.get(key);
    } catch (Exception e) {
      throw new FlinkRuntimeException("An incident book cannot be read", e);
    }
  }

  private static <V> Iterable<V> values(MapState<String, V> state) {
    try {
      return state.values();
    } catch (Exception e) {
      throw new FlinkRuntimeException("An incident book cannot be read", e);
    }
  }
}
