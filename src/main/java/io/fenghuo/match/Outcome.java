package io.fenghuo.match;

import java.util.List;
import java.util.Map;

/**
 * What a signal or the time brought about.
 *
 * @param open what is open now; null where nothing is
 * @param isChanged whether that is to be saved
 * @param complete the complete matches: for each stage its signals in the order in which they were
 *     taken
 * @param timedOut what was not complete in time; one beginning may be there in several ways
 */
record Outcome(
    Open open,
    boolean isChanged,
    List<Map<String, List<Signal>>> complete,
    List<TimedOut> timedOut) {

  /** Nothing was open, and nothing is. */
  static final Outcome NOTHING = new Outcome(null, false, List.of());

  Outcome(Open open, boolean isChanged, List<Map<String, List<Signal>>> complete) {
    this(open, isChanged, complete, List.of());
  }
}
