package io.fenghuo.health;

import io.fenghuo.event.EventKind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the pulses of one bucket say of each unit, whatever their order and however many. */
final class Beats {

  /** Stands for a feeder that names no source. */
  static final String NAMELESS = "?";

  /** What one unit sent. */
  static final class Beat {

    final HealthUnit unit;
    final String name;
    long recordMillis = Pulse.NONE;
    long heartbeatMillis = Pulse.NONE;
    final Set<EventKind.Stream> streams = EnumSet.noneOf(EventKind.Stream.class);
    final Set<String> feeders = new TreeSet<>();
    final Set<String> brands = new TreeSet<>(Comparator.nullsFirst(Comparator.naturalOrder()));

    private Beat(HealthUnit unit, String name) {
      this.unit = unit;
      this.name = name;
    }

    private void add(Pulse pulse) {
      recordMillis = Math.max(recordMillis, pulse.recordMillis());
      heartbeatMillis = Math.max(heartbeatMillis, pulse.heartbeatMillis());
      brands.add(pulse.brand());
    }
  }

  private final Map<String, Beat> byKey = new TreeMap<>();
  private final Set<EventKind.Stream> active = EnumSet.noneOf(EventKind.Stream.class);

  static Beats of(List<Pulse> pulses) {
    Beats beats = new Beats();
    pulses.forEach(beats::add);
    return beats;
  }

  Iterable<Beat> all() {
    return byKey.values();
  }

  boolean isOf(String unitKey) {
    return byKey.containsKey(unitKey);
  }

  /** The streams of which anything was read, be it a heartbeat. */
  Set<EventKind.Stream> activeStreams() {
    return active;
  }

  /**
   * Whether a bucket counts towards a unit's habit. A partition's only where another one of its
   * streams was heard too: one that is filled alone, until its producer turns to the next, has no
   * habit by which it could be missed.
   */
  boolean saysOfHabit(Beat beat) {
    return beat.unit != HealthUnit.PARTITION
        || byKey.values().stream()
            .anyMatch(
                other ->
                    other.unit == HealthUnit.PARTITION
                        && other != beat
                        && other.streams.stream().anyMatch(beat.streams::contains));
  }

  private void add(Pulse pulse) {
    String source = pulse.source() == null ? NAMELESS : pulse.source();
    active.add(pulse.stream());
    if (pulse.hasRecord()) {
      Beat input = beat(HealthUnit.INPUT, pulse.stream().name());
      // An input is what its records say: a heartbeat is of whoever sends it.
      input.recordMillis = Math.max(input.recordMillis, pulse.recordMillis());
      input.brands.add(pulse.brand());
      input.streams.add(pulse.stream());
      input.feeders.add(source);
    }
    Beat partition = beat(HealthUnit.PARTITION, pulse.partitionName());
    partition.add(pulse);
    partition.streams.add(pulse.stream());
    partition.feeders.add(source);
    if (pulse.source() != null) {
      Beat sender = beat(HealthUnit.SOURCE, source);
      sender.add(pulse);
      if (pulse.hasRecord()) {
        sender.streams.add(pulse.stream());
      }
    }
  }

  private Beat beat(HealthUnit unit, String name) {
    return byKey.computeIfAbsent(UnitState.key(unit, name), k -> new Beat(unit, name));
  }
}
