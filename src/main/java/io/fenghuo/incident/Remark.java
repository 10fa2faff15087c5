package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * What is to be told of an incident, though it is no more severe by it, unless another record tells
 * it.
 *
 * @param reason why
 * @param says in one sentence
 * @param rule the rule that spoke; null for that of the leading part
 * @param evidence what it rests on, without persons
 * @param timeMillis event time
 * @param completedBy the event that brought it about; null where time did
 * @param otherIncidentId the incident it concerns too, or null
 */
public record Remark(
    AlertReason reason,
    LocalizedText says,
    RuleRef rule,
    List<Evidence> evidence,
    long timeMillis,
    EventRef completedBy,
    String otherIncidentId) {

  /** Whether it tells a sum, so that a later one tells all of it. */
  boolean isOfSum() {
    return reason == AlertReason.IMPACT_GREW || reason == AlertReason.ABSORBED;
  }

  /** Whether it is of a figure and nothing else. */
  private boolean isOfFigure() {
    return reason == AlertReason.IMPACT_GREW || reason == AlertReason.FIGURE_GREW;
  }

  /** Whether it is of a figure that a record rests on, which says it then. */
  boolean isSaidBy(List<Evidence> of) {
    return isOfFigure() && !evidence.isEmpty() && evidence.stream().allMatch(e -> isAmong(e, of));
  }

  private static boolean isAmong(Evidence evidence, List<Evidence> others) {
    return others.stream()
        .anyMatch(other -> other.symptom() != null && other.symptom().equals(evidence.symptom()));
  }
}
