package io.fenghuo.incident;

import io.fenghuo.rule.Level;

/**
 * The report on a data leak that the authorities must get; see {@link LeakRegulation}.
 *
 * @param grade the regulation's grade, I to IV; null below its lowest number of persons
 * @param persons persons concerned, as far as reported: a floor, see {@link Impact}
 * @param operatorKind what kind of operator the desk is, which sets the time
 * @param dueMillis when the report is due, event time
 */
public record LeakReport(Level grade, long persons, String operatorKind, long dueMillis) {}
