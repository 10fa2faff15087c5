package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;

/**
 * How a line stands: up, or back and remembered for a while.
 *
 * @param key the line and the part of the desk it was measured over
 * @param measureId the measure
 * @param line id of the line within the measure
 * @param scope the part of the desk that was measured
 * @param up whether the figure is beyond the line
 * @param upMillis when it last crossed into trouble, as far as is known
 * @param changedMillis when it last crossed either way
 * @param impact what the figure says about the extent of a trouble, or null
 * @param extent that figure
 * @param value the figure as it was told last
 * @param peak the furthest it has been beyond the line since it last crossed into trouble
 * @param limit the line's limit
 * @param operator how the value stands to the limit while the line is up
 */
public record Standing(
    String key,
    String measureId,
    String line,
    Scope scope,
    boolean up,
    long upMillis,
    long changedMillis,
    String impact,
    double extent,
    double value,
    double peak,
    double limit,
    String operator) {

  /** How the line stands after a crossing. */
  static Standing after(Standing before, Symptom crossing) {
    boolean up = crossing.edge() == Edge.UP;
    // A crossing back whose crossing up was never seen: that cannot have been later.
    long upMillis = up || before == null ? crossing.timeMillis() : before.upMillis;
    double peak = up || before == null ? crossing.value() : before.peak;
    return of(crossing, up, upMillis, crossing.timeMillis(), peak);
  }

  /** The figure that crossed it, whichever of its lines that is. */
  String figure() {
    return measureId + operator + "@" + scope.key();
  }

  /** How it stands when the figure beyond it has become another one. */
  Standing stepped(Symptom step) {
    return of(step, up, upMillis, changedMillis, worse(peak, step.value(), operator));
  }

  /** Whether a step belongs to it as it stands: steps and crossings come by different ways. */
  boolean isSteppedBy(Symptom step) {
    return up && step.timeMillis() >= changedMillis;
  }

  private static Standing of(
      Symptom symptom, boolean up, long upMillis, long changedMillis, double peak) {
    return new Standing(
        symptom.standingKey(),
        symptom.measureId(),
        symptom.line(),
        symptom.scope(),
        up,
        upMillis,
        changedMillis,
        symptom.impact(),
        symptom.numerator(),
        symptom.value(),
        peak,
        symptom.limit(),
        symptom.operator());
  }

  /** The one of two figures that is further beyond a line; one that is no number is not. */
  static double worse(double a, double b, String operator) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) ? b : a;
    }
    return operator.equals(">=") ? Math.max(a, b) : Math.min(a, b);
  }
}
