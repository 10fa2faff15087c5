package io.fenghuo.tool.rules;

import io.fenghuo.event.Event;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An example of a rule: what comes in, and what the rule must find of it.
 *
 * @param ruleId the rule
 * @param name what it is called in a report
 * @param throughMeasures whether the measures read its events too
 * @param events its events
 * @param symptoms its symptoms
 * @param finds all that the rule must find, in the order of their times
 * @param untilMillis when its time ends: what would be found later does not count
 * @param tenants whose signals they are; no two examples that run together share one
 */
record Example(
    String ruleId,
    String name,
    boolean throughMeasures,
    List<Event> events,
    List<Symptom> symptoms,
    List<Expected> finds,
    long untilMillis,
    Set<String> tenants) {

  /** When every example begins. */
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * One finding that must come; what is null or empty may be anything.
   *
   * @param atMillis when it is complete, since the example's beginning
   * @param level how grave it is
   * @param kind by what it is complete
   * @param stages for stages, by name, the signals they rest on
   */
  record Expected(Long atMillis, Level level, FindingKind kind, Map<String, Signals> stages) {}

  /**
   * The signals of one stage.
   *
   * @param count how many
   * @param timesMillis when, since the example's beginning; null where only their number is told
   */
  record Signals(int count, List<Long> timesMillis) {}

  /** {@code rule · name}, for a report. */
  String label() {
    return ruleId + " · " + name;
  }
}
