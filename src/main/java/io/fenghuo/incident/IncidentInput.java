package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import java.util.Comparator;

/**
 * What reaches the incident station: exactly one of the two is present.
 *
 * @param finding a rule's pattern is complete
 * @param symptom a figure crossed a line, up or back; every crossing comes, also those no rule
 *     reads
 */
public record IncidentInput(Finding finding, Symptom symptom) {

  /**
   * The order in which inputs are handled in replay: by time; symptoms first, so that a finding
   * meets the board as it is at its time; then by the event behind them (those of time alone come
   * last, as they do in the station that made them); then by what they name.
   */
  public static final Comparator<IncidentInput> ORDER =
      Comparator.comparingLong(IncidentInput::timeMillis)
          .thenComparing(input -> input.finding() != null)
          .thenComparing(IncidentInput::origin, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(IncidentInput::name)
          .thenComparing(
              input -> input.symptom() == null ? null : input.symptom().edge(),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  public static IncidentInput of(Finding finding) {
    return new IncidentInput(finding, null);
  }

  public static IncidentInput of(Symptom symptom) {
    return new IncidentInput(null, symptom);
  }

  /** The desk this belongs to: {@code tenant|brand}, with {@code *} for what it is not cut by. */
  public String key() {
    return name(scope().tenant()) + "|" + name(scope().brand());
  }

  public long timeMillis() {
    return finding != null ? finding.timeMillis() : symptom.timeMillis();
  }

  Scope scope() {
    return finding != null ? finding.scope() : symptom.scope();
  }

  private Origin origin() {
    EventRef by = finding != null ? finding.completedBy() : symptom.completedBy();
    return by == null ? null : by.origin();
  }

  private String name() {
    return finding != null ? finding.findingId() : symptom.standingKey();
  }

  private static String name(String value) {
    if (value == null) {
      return "*";
    }
    return value.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*");
  }
}
