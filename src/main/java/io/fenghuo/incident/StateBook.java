package io.fenghuo.incident;

import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** The book of the current key, in state. */
final class StateBook implements IncidentBook {

  private final MapState<String, Incident> incidents;
  private final MapState<String, Standing> standings;

  StateBook(KeyedStateStore state) {
    incidents =
        state.getMapState(
            new MapStateDescriptor<>(
                "incidents", Types.STRING, TypeInformation.of(Incident.class)));
    standings =
        state.getMapState(
            new MapStateDescriptor<>(
                "standings", Types.STRING, TypeInformation.of(Standing.class)));
  }

  void apply(Turn turn) throws Exception {
    for (Map.Entry<String, Standing> change : turn.changedStandings().entrySet()) {
      put(standings, change.getKey(), change.getValue());
    }
    for (Map.Entry<String, Incident> change : turn.changedIncidents().entrySet()) {
      put(incidents, change.getKey(), change.getValue());
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

  private static <V> void put(MapState<String, V> state, String key, V value) throws Exception {
    if (value == null) {
      state.remove(key);
    } else {
      state.put(key, value);
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
