package io.fenghuo.health;

import io.fenghuo.event.EventKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The units of one tenant, by kind and name. */
final class Units {

  private final TreeMap<String, UnitState> byKey = new TreeMap<>();

  Units(Map<String, UnitState> known) {
    byKey.putAll(known);
  }

  Map<String, UnitState> byKey() {
    return byKey;
  }

  List<UnitState> all() {
    return List.copyOf(byKey.values());
  }

  List<UnitState> all(HealthUnit unit) {
    return byKey.values().stream().filter(state -> state.unit() == unit).toList();
  }

  UnitState get(HealthUnit unit, String name) {
    return byKey.get(UnitState.key(unit, name));
  }

  void put(UnitState state) {
    byKey.put(state.key(), state);
  }

  void forget(UnitState state) {
    byKey.remove(state.key());
    for (UnitState fed : all()) {
      if (state.unit() == HealthUnit.SOURCE && fed.feeders().contains(state.name())) {
        put(
            fed.withWords(
                fed.brand(),
                fed.manyBrands(),
                fed.inputs(),
                fed.feeders().stream().filter(name -> !name.equals(state.name())).toList()));
      }
    }
  }

  /** The inputs that a source or partition feeds. */
  List<UnitState> inputsOf(UnitState state) {
    return state.inputs().stream()
        .map(stream -> get(HealthUnit.INPUT, stream.name()))
        .filter(input -> input != null)
        .toList();
  }

  /** Those of its feeders that have declared themselves, or are declared. */
  List<UnitState> declaredFeeders(UnitState state) {
    return state.feeders().stream()
        .map(name -> get(HealthUnit.SOURCE, name))
        .filter(source -> source != null)
        .toList();
  }

  /** Whether every feeder is known and has declared itself. */
  boolean isFedByDeclaredOnly(UnitState state) {
    return !state.feeders().isEmpty()
        && declaredFeeders(state).size() == state.feeders().size()
        && state.feeders().size() <= HealthLimits.MOST_FEEDERS;
  }

  /** Whether a source is all that an input is fed by. */
  static boolean isOnlyFeeder(UnitState source, UnitState input) {
    return input.feeders().size() == 1 && input.feeders().contains(source.name());
  }

  /** Works in what a bucket said of a unit. */
  void hear(Beats.Beat beat, long bucketMillis, boolean counts) {
    UnitState known = get(beat.unit, beat.name);
    UnitState before =
        known != null ? known : UnitState.first(beat.unit, beat.name, Signs.none(bucketMillis));
    Set<String> brands = new TreeSet<>();
    Stream.concat(Stream.of(before.brand()), beat.brands.stream())
        .filter(brand -> brand != null)
        .forEach(brands::add);
    boolean many = before.manyBrands() || beat.brands.contains(null) || brands.size() > 1;
    put(
        before
            .withWords(
                many || brands.isEmpty() ? null : brands.iterator().next(),
                many,
                union(before.inputs(), beat.streams),
                feeders(before.feeders(), beat.feeders))
            .withSigns(
                before
                    .signs()
                    .heard(bucketMillis, beat.recordMillis, beat.heartbeatMillis, counts)));
  }

  private static List<EventKind.Stream> union(
      List<EventKind.Stream> known, Set<EventKind.Stream> more) {
    if (known.containsAll(more)) {
      return known;
    }
    EnumSet<EventKind.Stream> all = EnumSet.copyOf(more);
    all.addAll(known);
    return List.copyOf(all);
  }

  /** One beyond the limit is kept, to say that there are too many. */
  private static List<String> feeders(List<String> known, Collection<String> more) {
    if (known.containsAll(more)) {
      return known;
    }
    TreeSet<String> all = new TreeSet<>(known);
    for (String name : more) {
      if (all.size() <= HealthLimits.MOST_FEEDERS) {
        all.add(name);
      }
    }
    return List.copyOf(all);
  }
}
