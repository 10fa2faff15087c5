package io.fenghuo.measure;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;

/**
 * A figure crossed one of its lines. Each crossing is told once; where one event crosses several
 * lines, the most severe is told first on the way up.
 *
 * @param measureId the measure
 * @param line id of the line within the measure
 * @param edge into trouble, or back
 * @param scope the part of the desk that was measured
 * @param value the figure that was compared (for a share: the Wilson lower bound)
 * @param limit the line's limit
 * @param operator {@code ">="} or {@code "<="}: how value stands to limit while the line is up
 * @param numerator what was counted, or the figure itself where it is no ratio; NaN where nobody
 *     knows it any more
 * @param denominator out of how many; 1 where the figure is no ratio
 * @param baseline what the figure is compared with; NaN where nothing
 * @param windowMillis length of the window, in milliseconds; 0 for a gauge
 * @param timeMillis event time of the crossing
 * @param completedBy the event that completed the crossing; null where time alone did
 * @param impact what the figure says about the trouble's extent, or null: {@code sessions}, {@code
 *     customers}, {@code complaints}, {@code reach} or {@code persons}
 * @param prevailing the value that stands out among what was counted, on the way into trouble and
 *     beyond the line; null where none does, or the measure tells of none
 */
public record Symptom(
    String measureId,
    String line,
    Edge edge,
    Scope scope,
    double value,
    double limit,
    String operator,
    double numerator,
    double denominator,
    double baseline,
    long windowMillis,
    long timeMillis,
    EventRef completedBy,
    String impact,
    Prevailing prevailing) {

  /** One beside whose figure nothing is counted. */
  public Symptom(
      String measureId,
      String line,
      Edge edge,
      Scope scope,
      double value,
      double limit,
      String operator,
      double numerator,
      double denominator,
      double baseline,
      long windowMillis,
      long timeMillis,
      EventRef completedBy,
      String impact) {
    this(
        measureId,
        line,
        edge,
        scope,
        value,
        limit,
        operator,
        numerator,
        denominator,
        baseline,
        windowMillis,
        timeMillis,
        completedBy,
        impact,
        null);
  }

  /** The figure as it is, where what was compared is a bound on it: 14 of 41 are 0.34. */
  public double plain() {
    return numerator / denominator;
  }

  /** A crossing back of a figure that has not come back: nobody knows it any more. */
  Symptom forgotten() {
    return new Symptom(
        measureId,
        line,
        edge,
        scope,
        Double.NaN,
        limit,
        operator,
        Double.NaN,
        denominator,
        Double.NaN,
        windowMillis,
        timeMillis,
        completedBy,
        impact,
        prevailing);
  }

  /** Names the line and the part of the desk: equal for the crossing up and the crossing back. */
  public String standingKey() {
    return measureId + "/" + line + "@" + scope.key();
  }
}
