package io.fenghuo.match;

/**
 * Finds the matches of one rule, for one key at a time. What is open on a key is handed in and
 * given back: a matcher itself keeps nothing. It may change what it is handed.
 */
interface Matcher {

  /**
   * Takes the next signal that the rule reads.
   *
   * @param open what is open on the key; null where nothing is
   */
  Outcome onSignal(Open open, Signal signal) throws Exception;

  /**
   * Takes note that event time has come to a moment. What is then due by {@link Open#dueMillis}
   * ends.
   *
   * @param open what is open on the key
   */
  Outcome onTime(Open open, long timeMillis) throws Exception;
}
