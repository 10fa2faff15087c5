package io.fenghuo.incident;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import java.util.Objects;

/**
 * What one rule found on one scope (and, for a rule that is nothing but a line, on that line), and
 * what keeps it standing: its line, other measures, or, with neither, fresh findings.
 *
 * <p>Other measures say that it is over when none of their lines is up any more. Where none was up
 * since the finding they say nothing: it then stands as long as a line that the finding rests on is
 * up, and where it rests on none, until it has been quiet.
 *
 * @param key rule, scope and line
 * @param rule the rule as of its last finding
 * @param type what kind of trouble
 * @param level how grave this part alone is
 * @param scope the part of the desk the pattern was found on
 * @param line the line whose being up sustains it; null where it does not rest on one line alone
 * @param rests the lines that the finding rests on, whether or not they sustain it
 * @param followed whether any of the measures was up since the finding
 * @param measures measures of which any line that is up sustains it
 * @param holdMillis how long it must be over before the incident is
 * @param quietMillis without line and measures: how long it lasts after its last finding
 * @param says why, in one sentence
 * @param lastMillis time of its last finding
 * @param overMillis since when it is over; null while it stands
 * @param outcome the outcome that prevailed among what failed when it was last found; null for none
 * @param overBy the crossing back that ended it; null while it stands, and where quiet ended it
 */
public record Part(
    String key,
    RuleRef rule,
    IncidentType type,
    Level level,
    Scope scope,
    String line,
    List<String> rests,
    List<String> measures,
    boolean followed,
    long holdMillis,
    long quietMillis,
    LocalizedText says,
    long lastMillis,
    Long overMillis,
    String outcome,
    Symptom overBy) {

  private static final String OUTCOME = EventField.OUTCOME.fieldName();
  private static final String BY_HAND = "by-hand";
  // No sum of it and a time overflows.
  private static final long FOR_EVER_MILLIS = Long.MAX_VALUE / 4;
  // As for a rule that says nothing of its end.
  private static final long UNFOLLOWED_QUIET_MILLIS = 30 * 60_000;

  static Part of(Finding finding, LocalizedText says) {
    Symptom only = finding.evidence().size() == 1 ? finding.evidence().get(0).symptom() : null;
    List<String> measures = finding.clear().measures();
    // A line of a measure that is not named as the end is only how it began: complaints of three
    // hours stay many for three hours after the last of them.
    String line = only != null && measures.contains(only.measureId()) ? only.standingKey() : null;
    List<String> others =
        measures.stream().filter(m -> line == null || !m.equals(only.measureId())).toList();
    return new Part(
        finding.ruleId()
            + "@"
            + finding.scope().key()
            + (only == null ? "" : "/" + only.standingKey()),
        RuleRef.of(finding),
        finding.type(),
        finding.level(),
        finding.scope(),
        line,
        finding.evidence().stream()
            .map(Evidence::symptom)
            .filter(Objects::nonNull)
            .map(Symptom::standingKey)
            .distinct()
            .toList(),
        others,
        false,
        finding.clear().holdMillis(),
        finding.clear().quietMillis(),
        says,
        finding.timeMillis(),
        null,
        outcome(finding),
        null);
  }

  private static String outcome(Finding finding) {
    return finding.evidence().stream()
        .map(Evidence::symptom)
        .filter(Objects::nonNull)
        .map(Symptom::prevailing)
        .filter(prevailing -> prevailing != null && prevailing.field().equals(OUTCOME))
        .map(Prevailing::code)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  boolean stands() {
    return overMillis == null;
  }

  /** Whether no figure says when it is over. */
  boolean lastsUntilQuiet() {
    return line == null && (measures.isEmpty() || (!followed && rests.isEmpty()));
  }

  /** When the quiet after the last finding will have lasted long enough. */
  long quietAtMillis() {
    return lastMillis + (measures.isEmpty() ? quietMillis : UNFOLLOWED_QUIET_MILLIS);
  }

  /** When it will have been over for long enough. */
  long heldAtMillis() {
    return overMillis + holdMillis;
  }

  /** Whether the crossing of a line can begin or end what sustains this part. */
  boolean reads(Symptom symptom) {
    return restsOn(symptom.standingKey()) || sustainedBy(symptom.measureId(), symptom.scope());
  }

  /** Whether its finding rests on this line. */
  boolean restsOn(String standingKey) {
    return rests.contains(standingKey);
  }

  /** Whether this measure on that scope, being up, sustains this part. */
  boolean sustainedBy(String measureId, Scope measured) {
    return measures.contains(measureId) && agree(scope, measured);
  }

  Part standing() {
    return over(null, null);
  }

  Part over(Long sinceMillis, Symptom by) {
    return new Part(
        key,
        rule,
        type,
        level,
        scope,
        line,
        rests,
        measures,
        followed,
        holdMillis,
        quietMillis,
        says,
        lastMillis,
        sinceMillis,
        outcome,
        by);
  }

  /** The same, once one of its measures has been up. */
  Part followedOn() {
    return new Part(
        key,
        rule,
        type,
        level,
        scope,
        line,
        rests,
        measures,
        true,
        holdMillis,
        quietMillis,
        says,
        lastMillis,
        overMillis,
        outcome,
        overBy);
  }

  /** One that stands whatever the figures say. */
  Part untilEndedByHand(long timeMillis) {
    return new Part(
        BY_HAND,
        rule,
        type,
        level,
        scope,
        null,
        List.of(),
        List.of(),
        false,
        0,
        FOR_EVER_MILLIS,
        says,
        timeMillis,
        null,
        outcome,
        null);
  }

  /** The part after a further finding of its own: it never grows milder by that. */
  Part refreshedBy(Part newer) {
    return new Part(
        key,
        newer.rule,
        newer.type,
        Level.moreSevere(level, newer.level),
        newer.scope,
        newer.line,
        newer.rests,
        newer.measures,
        newer.followed,
        newer.holdMillis,
        newer.quietMillis,
        newer.says,
        Math.max(lastMillis, newer.lastMillis),
        newer.overMillis,
        newer.outcome == null ? outcome : newer.outcome,
        newer.overBy);
  }

  /** Neither scope contradicts the other: on each dimension both are cut by they are equal. */
  private static boolean agree(Scope a, Scope b) {
    for (Dimension dimension : Dimension.values()) {
      String value = dimension.of(a);
      String other = dimension.of(b);
      if (value != null && other != null && !value.equals(other)) {
        return false;
      }
    }
    return true;
  }
}
