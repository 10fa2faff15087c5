package io.fenghuo.health;

import io.fenghuo.event.EventKind;
import io.fenghuo.measure.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The health of one tenant's input: a total function from (what is known, pulses, time) to (what is
 * known, what is told). Time goes on in steps of a bucket and never back: a step hears the pulses
 * of its bucket, judges every unit, and says what changed.
 */
final class HealthBook {

  /** How long one that was replaced is remembered, beyond its death: a pod may be slow to go. */
  private static final long REMEMBERED_MILLIS = 3_600_000;

  private final String tenant;
  private final HealthLimits limits;
  private final Judge judge;
  private final Units units;
  private final List<SourceHealth> changes = new ArrayList<>();
  private final List<Symptom> symptoms = new ArrayList<>();
  private final Silences silences;
  private DeskHealth desk;
  private boolean begun;

  HealthBook(String tenant, HealthLimits limits, Map<String, UnitState> known, DeskHealth desk) {
    this.tenant = tenant;
    this.limits = limits;
    this.judge = new Judge(limits, tenant);
    this.units = new Units(known);
    this.silences = new Silences(tenant, symptoms::add);
    this.desk = desk;
    this.begun = !known.isEmpty();
    for (String name : limits.declared(tenant).keySet()) {
      if (units.get(HealthUnit.SOURCE, name) == null) {
        Signs never = Signs.none(desk.judgedMillis());
        units.put(UnitState.first(HealthUnit.SOURCE, name, never));
      }
    }
  }

  /** Time goes on to the end of the next bucket. */
  void step(Collection<Pulse> pulses) {
    desk = desk.judged(desk.judgedMillis() + Pulse.BUCKET_MILLIS);
    begun = true;
    Beats beats = Beats.of(List.copyOf(pulses));
    hear(beats, desk.judgedMillis());
    miss(beats);
    judge();
    forget();
  }

  /** What comes when its bucket is over: its partition was taken for idle. */
  void late(Collection<Pulse> pulses) {
    pulses.forEach(pulse -> hear(Beats.of(List.of(pulse)), pulse.bucketMillis()));
    judge();
  }

  /** Whether there was something to follow and nothing is left. */
  boolean isForgotten() {
    return begun && units.byKey().isEmpty();
  }

  DeskHealth desk() {
    return desk;
  }

  Map<String, UnitState> units() {
    return units.byKey();
  }

  List<SourceHealth> changes() {
    return changes;
  }

  List<Symptom> symptoms() {
    return symptoms;
  }

  private void hear(Beats beats, long bucketMillis) {
    for (Beats.Beat beat : beats.all()) {
      boolean isKnown = units.get(beat.unit, beat.name) != null;
      boolean isFollowed =
          switch (beat.unit) {
            case INPUT, PARTITION -> true;
            case SOURCE -> isKnown || (beat.heartbeatMillis != Pulse.NONE && hasRoom());
          };
      if (isFollowed) {
        units.hear(beat, bucketMillis, beats.saysOfHabit(beat));
      }
    }
  }

  private boolean hasRoom() {
    return units.all(HealthUnit.SOURCE).size() < HealthLimits.MOST_SOURCES;
  }

  private void miss(Beats beats) {
    Set<EventKind.Stream> active = beats.activeStreams();
    for (UnitState unit : units.all()) {
      boolean couldBeHeard =
          switch (unit.unit()) {
            case INPUT -> true;
            case PARTITION -> unit.inputs().stream().anyMatch(active::contains);
            case SOURCE -> false;
          };
      if (couldBeHeard && !beats.isOf(unit.key())) {
        units.put(unit.withSigns(unit.signs().missedAnother()));
      }
    }
  }

  private void judge() {
    long now = desk.judgedMillis();
    Replacements replacements =
        new Replacements(units, limits.declared(tenant).keySet(), limits.deadAfterMillis());
    for (UnitState source : units.all(HealthUnit.SOURCE)) {
      HealthState state = judge.source(source, replacements, now);
      // Not the source of before: it may have been found to stand in for another one.
      change(units.get(HealthUnit.SOURCE, source.name()), state);
    }
    units.all(HealthUnit.INPUT).forEach(unit -> change(unit, judge.input(unit, units, now)));
    units.all(HealthUnit.PARTITION).forEach(unit -> change(unit, judge.partition(unit, units)));
    desk = desk.withSilent(Blame.isWholeSilent(units, desk.silent()));
    tellOfAll(now);
    Blame blame = new Blame(units, desk, judge);
    units.all().forEach(unit -> tell(unit, told(unit, blame.of(unit, now), now)));
  }

  private void change(UnitState unit, HealthState after) {
    if (unit.state() != after) {
      UnitState changed = unit.withState(after, desk.judgedMillis());
      units.put(changed);
      changes.add(changed.health(tenant, desk.judgedMillis()));
    }
  }

  /** What was told stands until the unit has been back for long enough. */
  private HealthState told(UnitState unit, HealthState blamed, long now) {
    if (blamed.compareTo(unit.told()) > 0) {
      return blamed;
    }
    return !unit.isSilent() && now - unit.changedMillis() >= limits.liveForMillis()
        ? HealthState.LIVE
        : unit.told();
  }

  private void tell(UnitState unit, HealthState after) {
    if (after != unit.told()) {
      silences.tell(
          unit,
          unit.told(),
          after,
          desk.judgedMillis(),
          judge.stalledAfterMillis(unit),
          judge.deadAfterMillis(unit));
      units.put(unit.withTold(after));
    }
  }

  private void tellOfAll(long now) {
    long last = units.all().stream().mapToLong(u -> u.signs().lastMillis()).max().orElse(now);
    long silence = now - last;
    HealthState after = desk.told();
    if (desk.silent() && silence >= limits.deadAfterMillis()) {
      after = HealthState.DEAD;
    } else if (desk.silent() && silence >= limits.stalledAfterMillis()) {
      after = desk.told() == HealthState.DEAD ? HealthState.DEAD : HealthState.STALLED;
    } else if (!desk.silent() && now - desk.changedMillis() >= limits.liveForMillis()) {
      after = HealthState.LIVE;
    }
    if (after != desk.told()) {
      silences.tellOfAll(desk.told(), after, now, last, limits);
      desk = desk.withTold(after);
    }
  }

  /**
   * What does not come back is not alarmed for ever: it is taken back, forgotten, and that is said
   * of it, for it must hold nothing back any more.
   */
  private void forget() {
    long now = desk.judgedMillis();
    Set<String> declared = limits.declared(tenant).keySet();
    boolean anyLeft =
        units.all().stream()
            .anyMatch(unit -> now - unit.signs().lastMillis() < limits.forgetAfterMillis());
    for (UnitState unit : units.all()) {
      boolean isKept =
          anyLeft && unit.unit() == HealthUnit.SOURCE && declared.contains(unit.name());
      if (!isKept && now - unit.signs().lastMillis() >= forgetAfterMillis(unit)) {
        change(unit, HealthState.FORGOTTEN);
        tell(units.get(unit.unit(), unit.name()), HealthState.LIVE);
        units.forget(unit);
      }
    }
    if (units.byKey().isEmpty() && desk.told() != HealthState.LIVE) {
      silences.forgetAll(desk.told(), now, limits);
      desk = desk.withTold(HealthState.LIVE);
    }
  }

  /** One that was replaced is not remembered for a day: with each roll-out comes another one. */
  private long forgetAfterMillis(UnitState unit) {
    boolean isReplaced =
        unit.unit() == HealthUnit.SOURCE
            && unit.state() == HealthState.QUIET
            && unit.told() == HealthState.LIVE;
    return isReplaced
        ? Math.min(limits.forgetAfterMillis(), limits.deadAfterMillis() + REMEMBERED_MILLIS)
        : limits.forgetAfterMillis();
  }
}
