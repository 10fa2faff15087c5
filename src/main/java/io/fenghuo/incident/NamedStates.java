package io.fenghuo.incident;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.internal.InternalKvState;

/**
 * State of the current key that is kept apart by a name, as windows keep theirs by the window. A
 * map under one key is one value to the heap backend: the first touch after a checkpoint copies all
 * of it, which for a tenant's hundred thousand incidents takes a second. Here each name is a value
 * of its own.
 */
interface NamedStates {

  /** The state, whose names are its namespaces. */
  <S extends State, T> S of(StateDescriptor<S, T> descriptor) throws Exception;

  default <V> Values<V> values(String state, TypeInformation<V> type) throws Exception {
    return new Values<>(of(new ValueStateDescriptor<>(state, type)));
  }

  default Sets sets(String state) throws Exception {
    return new Sets(of(new MapStateDescriptor<>(state, Types.STRING, Types.BOOLEAN)));
  }

  /** One value for each name. */
  final class Values<V> {

    private final ValueState<V> state;
    private final InternalKvState<?, String, ?> names;

    private Values(ValueState<V> state) {
      this.state = state;
      this.names = named(state);
    }

    /** Null where there is none. */
    V get(String name) throws Exception {
      names.setCurrentNamespace(name);
      return state.value();
    }

    /**
     * @param value null for none
     */
    void put(String name, V value) throws Exception {
      names.setCurrentNamespace(name);
      if (value == null) {
        state.clear();
      } else {
        state.update(value);
      }
    }
  }

  /** One set of texts for each name. */
  final class Sets {

    private final MapState<String, Boolean> state;
    private final InternalKvState<?, String, ?> names;

    private Sets(MapState<String, Boolean> state) {
      this.state = state;
      this.names = named(state);
    }

    /** To be read before anything else is asked of the state. */
    Iterable<String> get(String name) throws Exception {
      names.setCurrentNamespace(name);
      return state.keys();
    }

    boolean contains(String name, String text) throws Exception {
      names.setCurrentNamespace(name);
      return state.contains(text);
    }

    void add(String name, String text) throws Exception {
      names.setCurrentNamespace(name);
      state.put(text, true);
    }

    /**
     * @return whether any is left
     */
    boolean remove(String name, String text) throws Exception {
      names.setCurrentNamespace(name);
      state.remove(text);
      return !state.isEmpty();
    }

    void clear(String name) throws Exception {
      names.setCurrentNamespace(name);
      state.clear();
    }
  }

  /** Every keyed state of Flink's backends is one; the type says nothing of its names. */
  @SuppressWarnings("unchecked")
  private static InternalKvState<?, String, ?> named(State state) {
    return (InternalKvState<?, String, ?>) state;
  }
}
