package io.fenghuo.health;

import java.util.List;
import java.util.Map;

/**
 * How a unit fares, from its signs of life and those of its neighbours.
 *
 * <p>A <b>source</b> that sends heartbeats has promised to: it is STALLED when three of its periods
 * have passed in silence, and DEAD after {@code health.dead-after} or, where that is longer, three
 * periods as well. Its records are signs of life like its heartbeats. One that others have replaced
 * ({@link Replacements}) is QUIET.
 *
 * <p>An <b>input</b> is LIVE while it is heard or one of its sources vouches for it by heartbeats:
 * a quiet night is no silence. Otherwise it is STALLED, then DEAD, if all of its sources had
 * promised to be heard, or if so long a pause is improbable by its own {@link Rhythm}; else QUIET.
 *
 * <p>A <b>partition</b> is compared with the others of its streams: only buckets in which one of
 * them was heard count as missed, so a night is not a dead partition, and a partition that stands
 * alone is never silent by itself. It is missed only if it was heard nearly always for two hours
 * ({@link Rhythm#isSteady}). Else it is as its streams are, LIVE or QUIET.
 *
 * <p>Every time is compared with the newest event time that was seen: what comes, but stands still
 * in time, is as silent as what does not come.
 */
final class Judge {

  private final HealthLimits limits;
  private final Map<String, Long> declared;

  Judge(HealthLimits limits, String tenant) {
    this.limits = limits;
    this.declared = limits.declared(tenant);
  }

  HealthState source(UnitState source, Replacements replacements, long nowMillis) {
    long silence = nowMillis - source.signs().lastMillis();
    long promised = promisedMillis(source);
    if (silence >= Math.max(limits.stalledAfterMillis(), promised)
        && replacements.isReplaced(source)) {
      return HealthState.QUIET;
    }
    if (silence >= Math.max(limits.deadAfterMillis(), promised)) {
      return HealthState.DEAD;
    }
    return silence >= Math.max(limits.stalledAfterMillis(), promised)
        ? HealthState.STALLED
        : HealthState.LIVE;
  }

  /** Sources are judged before. */
  HealthState input(UnitState input, Units units, long nowMillis) {
    List<UnitState> sources = units.declaredFeeders(input);
    if (sources.stream().anyMatch(source -> source.state() == HealthState.LIVE)) {
      return HealthState.LIVE;
    }
    long silence = nowMillis - input.signs().lastMillis();
    if (silence < limits.stalledAfterMillis()) {
      return HealthState.LIVE;
    }
    if (units.isFedByDeclaredOnly(input)) {
      // All of them are silent, so nobody is left to say that nothing is missing.
      return silent(silence);
    }
    if (input.signs().isImprobable()) {
      return silent(silence);
    }
    // No change of state for each of its usual pauses.
    return input.signs().isUsual() ? HealthState.LIVE : HealthState.QUIET;
  }

  /** Inputs are judged before. */
  HealthState partition(UnitState partition, Units units) {
    Signs signs = partition.signs();
    long missedMillis = signs.missed() * Pulse.BUCKET_MILLIS;
    if (missedMillis >= limits.stalledAfterMillis() && signs.isImprobableOfASteadyOne()) {
      return silent(missedMillis);
    }
    List<UnitState> inputs = units.inputsOf(partition);
    return inputs.isEmpty() || inputs.stream().anyMatch(input -> input.state() == HealthState.LIVE)
        ? HealthState.LIVE
        : HealthState.QUIET;
  }

  /** How long a silence of this unit must last before it is told as dead. */
  long deadAfterMillis(UnitState unit) {
    return switch (unit.unit()) {
      case SOURCE -> Math.max(limits.deadAfterMillis(), promisedMillis(unit));
      case INPUT, PARTITION -> limits.deadAfterMillis();
    };
  }

  /** How long a silence of this unit must last before it is told as stalled. */
  long stalledAfterMillis(UnitState unit) {
    return switch (unit.unit()) {
      case SOURCE -> Math.max(limits.stalledAfterMillis(), promisedMillis(unit));
      case INPUT, PARTITION -> limits.stalledAfterMillis();
    };
  }

  private HealthState silent(long silenceMillis) {
    return silenceMillis >= limits.deadAfterMillis() ? HealthState.DEAD : HealthState.STALLED;
  }

  /** Within which a source has promised to be heard; who did so once, by the limit itself. */
  private long promisedMillis(UnitState source) {
    Long period = declared.get(source.name());
    if (period == null) {
      period = source.signs().periodMillis();
    }
    return HealthLimits.PERIODS * (period == 0 ? limits.deadAfterMillis() : period);
  }
}
