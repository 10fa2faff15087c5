package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * What is behind a record.
 *
 * @param rule the rule that spoke; null for that of the leading part
 * @param evidence what it rests on, without persons
 * @param timeMillis event time; null for the incident's own clock
 * @param completedBy the event that brought it about; null where time or a command did
 * @param command the command behind it, or null
 * @param otherIncidentId the incident it concerns too, or null
 */
record Occasion(
    RuleRef rule,
    List<Evidence> evidence,
    Long timeMillis,
    EventRef completedBy,
    CommandRef command,
    String otherIncidentId) {

  /** Time alone. */
  static final Occasion TIME = new Occasion(null, List.of(), null, null, null, null);

  static Occasion of(Finding finding, Pseudonyms pseudonyms) {
    return new Occasion(
        RuleRef.of(finding),
        pseudonyms.in(finding.evidence()),
        finding.timeMillis(),
        finding.completedBy(),
        null,
        null);
  }

  /** A figure that says how far an incident reaches. */
  static Occasion ofExtent(Symptom crossing, Pseudonyms pseudonyms) {
    return ofFigure("impact", pseudonyms.in(crossing));
  }

  /** A figure, without persons, and what it is to the incident. */
  static Occasion ofFigure(String stage, Symptom shown) {
    return new Occasion(
        null,
        List.of(new Evidence(stage, shown.measureId(), shown, List.of(), 0)),
        shown.timeMillis(),
        shown.completedBy(),
        null,
        null);
  }

  /** The end of a part, which is known without persons; null for none. */
  static Occasion ofEnd(Part over) {
    Symptom back = over == null ? null : over.overBy();
    return back == null
        ? TIME
        : new Occasion(
            null,
            List.of(new Evidence("clear", back.measureId(), back, List.of(), 0)),
            null,
            null,
            null,
            null);
  }

  static Occasion of(CommandRef command) {
    return new Occasion(null, List.of(), null, null, command, null);
  }

  /** What was put off until then. */
  static Occasion of(Remark remark, long timeMillis) {
    return new Occasion(
        remark.rule(),
        remark.evidence(),
        timeMillis,
        remark.completedBy(),
        null,
        remark.otherIncidentId());
  }

  /** What may be told later of it. */
  Remark remark(AlertReason reason, LocalizedText says, long atMillis) {
    return new Remark(reason, says, rule, evidence, atMillis, completedBy, otherIncidentId);
  }

  /** The same, and it concerns another incident too. */
  Occasion with(String incidentId) {
    return new Occasion(rule, evidence, timeMillis, completedBy, command, incidentId);
  }
}
