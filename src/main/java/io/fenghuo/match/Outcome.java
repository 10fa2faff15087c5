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
 */
record Outcome(Open open, boolean isChanged, List<Map<String, List<Signal>>> complete) {

  /** Nothing was open, and nothing is. */
  static final Outcome NOTHING = new Outcome(null, false, List.of());
}
