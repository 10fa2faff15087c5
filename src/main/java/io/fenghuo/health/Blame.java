package io.fenghuo.health;

import java.util.List;

/**
 * Which of several silent units is the trouble: one trouble is told once, of the widest unit that
 * is wholly silent.
 *
 * <ul>
 *   <li>Where a tenant has several inputs and none of them is heard, that is what is told, and
 *       nothing of its inputs, sources and partitions.
 *   <li>A silent input is told in place of its sources and partitions; but where one source is all
 *       that it is fed by and that source is silent, the source is, for it says where to look.
 *   <li>A partition is told only where the sources that it is fed by have been heard elsewhere
 *       since.
 * </ul>
 *
 * <p>That does not depend on which of them passes its limit first. What is dead stands back for
 * what is STALLED, which is known minutes before; what has only stalled waits until anybody else
 * has been heard that much later. When the wider trouble is over, what is in it has its whole limit
 * again to come back in, for not all come back in the same second.
 */
final class Blame {

  private final Units units;
  private final DeskHealth desk;
  private final Judge judge;

  Blame(Units units, DeskHealth desk, Judge judge) {
    this.units = units;
    this.desk = desk;
    this.judge = judge;
  }

  /**
   * Whether none of several inputs is heard.
   *
   * @param before whether it was so: then it goes on to be, though all but one be forgotten
   */
  static boolean isWholeSilent(Units units, boolean before) {
    List<UnitState> inputs = units.all(HealthUnit.INPUT);
    return (inputs.size() > 1 || before)
        && inputs.stream().noneMatch(input -> input.state() == HealthState.LIVE)
        && inputs.stream().anyMatch(UnitState::isSilent);
  }

  /** What is to be told of a unit: STALLED, DEAD, or LIVE for nothing. */
  HealthState of(UnitState unit, long nowMillis) {
    if (!unit.isSilent() || desk.silent()) {
      return HealthState.LIVE;
    }
    long sinceMillis = Math.max(unit.signs().lastMillis(), desk.changedMillis());
    boolean standsBack =
        switch (unit.unit()) {
          case INPUT -> isTheWorkOfItsOnlySource(unit);
          case SOURCE -> isPartOfASilentInput(unit);
          case PARTITION -> feedsASilentInput(unit);
        };
    if (standsBack) {
      return HealthState.LIVE;
    }
    for (UnitState input : units.inputsOf(unit)) {
      if (unit.unit() != HealthUnit.INPUT && !input.isSilent()) {
        sinceMillis = Math.max(sinceMillis, cameBackMillis(input));
      }
    }
    return within(unit, nowMillis - sinceMillis);
  }

  private HealthState within(UnitState unit, long silenceMillis) {
    long dead = judge.deadAfterMillis(unit);
    if (unit.state() == HealthState.DEAD && silenceMillis >= dead && isItsOwn(unit, dead)) {
      return HealthState.DEAD;
    }
    long stalled = judge.stalledAfterMillis(unit);
    return silenceMillis >= stalled
            && isItsOwn(unit, stalled)
            && isAnybodyHeardSince(units.all(), unit, stalled)
        ? HealthState.STALLED
        : HealthState.LIVE;
  }

  private boolean isItsOwn(UnitState unit, long limitMillis) {
    return unit.unit() != HealthUnit.PARTITION
        || !units.isFedByDeclaredOnly(unit)
        || isAnybodyHeardSince(units.declaredFeeders(unit), unit, limitMillis);
  }

  private static boolean isAnybodyHeardSince(
      List<UnitState> others, UnitState unit, long limitMillis) {
    long should = unit.signs().lastMillis() + limitMillis - Pulse.BUCKET_MILLIS;
    return others.stream().anyMatch(other -> other.signs().lastMillis() >= should);
  }

  /** Where it was silent before; a new one has always been there. */
  private static long cameBackMillis(UnitState input) {
    return input.changedMillis() > input.signs().firstMillis() ? input.changedMillis() : Pulse.NONE;
  }

  private boolean isTheWorkOfItsOnlySource(UnitState input) {
    return units.declaredFeeders(input).stream()
        .anyMatch(source -> Units.isOnlyFeeder(source, input) && source.isSilent());
  }

  private boolean isPartOfASilentInput(UnitState source) {
    List<UnitState> inputs = units.inputsOf(source);
    return !inputs.isEmpty()
        && inputs.stream()
            .allMatch(input -> input.isSilent() && !Units.isOnlyFeeder(source, input));
  }

  private boolean feedsASilentInput(UnitState partition) {
    return units.inputsOf(partition).stream().anyMatch(UnitState::isSilent);
  }
}
