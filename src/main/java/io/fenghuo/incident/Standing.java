package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;

/**
 * How a line stands: up, or back and remembered for a while.
 *
 * @param key the line and the part of the desk it was measured over
 * @param measureId the measure
 * @param scope the part of the desk that was measured
 * @param up whether the figure is beyond the line
 * @param upMillis when it last crossed into trouble, as far as is known
 * @param changedMillis when it last crossed either way
 * @param impact what the figure says about the extent of a trouble, or null
 * @param extent that figure
 */
public record Standing(
    String key,
    String measureId,
    Scope scope,
    boolean up,
    long upMillis,
    long changedMillis,
    String impact,
    double extent) {

  /** How the line stands after a crossing. */
  static Standing after(Standing before, Symptom crossing) {
    boolean up = crossing.edge() == Edge.UP;
    // A crossing back whose crossing up was never seen: that cannot have been later.
    long upMillis = up || before == null ? crossing.timeMillis() : before.upMillis;
    return new Standing(
        crossing.standingKey(),
        crossing.measureId(),
        crossing.scope(),
        up,
        upMillis,
        crossing.timeMillis(),
        crossing.impact(),
        crossing.numerator());
  }
}
