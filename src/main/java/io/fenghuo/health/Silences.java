package io.fenghuo.health;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.SourceSilence;
import io.fenghuo.measure.Symptom;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells of silences as of any figure that crosses its lines. */
final class Silences {

  private final String tenant;
  private final Consumer<Symptom> out;

  Silences(String tenant, Consumer<Symptom> out) {
    this.tenant = tenant;
    this.out = out;
  }

  /**
   * Of a unit; the name of an input is its stream's. Of one that is forgotten nobody knows how long
   * it will be silent: it is not back.
   */
  void tell(
      UnitState unit,
      HealthState before,
      HealthState after,
      long nowMillis,
      long stalledMillis,
      long deadMillis) {
    boolean whole = unit.unit() == HealthUnit.INPUT;
    Scope scope =
        scope(
            whole ? unit.name().toLowerCase(Locale.ROOT) : unit.name(),
            before == HealthState.LIVE ? unit.brand() : unit.toldBrand());
    tell(
        scope,
        whole,
        before,
        after,
        nowMillis,
        unit.state() == HealthState.FORGOTTEN
            ? Double.NaN
            : seconds(nowMillis, unit.signs().lastMillis()),
        stalledMillis,
        deadMillis);
  }

  /** Of all inputs together. */
  void tellOfAll(
      HealthState before, HealthState after, long nowMillis, long lastMillis, HealthLimits limits) {
    tellOfAll(before, after, nowMillis, seconds(nowMillis, lastMillis), limits);
  }

  /** The last unit is forgotten: of none is known how long it will be silent. */
  void forgetAll(HealthState before, long nowMillis, HealthLimits limits) {
    tellOfAll(before, HealthState.LIVE, nowMillis, Double.NaN, limits);
  }

  private void tellOfAll(
      HealthState before, HealthState after, long nowMillis, double seconds, HealthLimits limits) {
    tell(
        scope(SourceHealth.EVERY_INPUT, null),
        true,
        before,
        after,
        nowMillis,
        seconds,
        limits.stalledAfterMillis(),
        limits.deadAfterMillis());
  }

  private static double seconds(long nowMillis, long lastMillis) {
    return Math.max(0, nowMillis - lastMillis) / 1000.0;
  }

  private void tell(
      Scope scope,
      boolean whole,
      HealthState before,
      HealthState after,
      long nowMillis,
      double seconds,
      long stalledMillis,
      long deadMillis) {
    Edge edge = after.compareTo(before) > 0 ? Edge.UP : Edge.DOWN;
    HealthState milder = edge == Edge.UP ? before : after;
    HealthState graver = edge == Edge.UP ? after : before;
    if (graver == HealthState.DEAD && milder != HealthState.DEAD) {
      String line = whole ? SourceSilence.INPUT_DEAD : SourceSilence.DEAD;
      emit(line, edge, scope, nowMillis, seconds, deadMillis);
    }
    if (graver != HealthState.LIVE && milder == HealthState.LIVE) {
      String line = whole ? SourceSilence.INPUT_STALLED : SourceSilence.STALLED;
      emit(line, edge, scope, nowMillis, seconds, stalledMillis);
    }
  }

  private void emit(
      String line, Edge edge, Scope scope, long nowMillis, double seconds, long limitMillis) {
    out.accept(
        new Symptom(
            SourceSilence.ID,
            line,
            edge,
            scope,
            seconds,
            limitMillis / 1000.0,
            ">=",
            seconds,
            1,
            Double.NaN,
            0,
            nowMillis,
            null,
            null));
  }

  private Scope scope(String source, String brand) {
    return new Scope(tenant, brand, null, null, null, source, null, null, null, null, null);
  }
}
