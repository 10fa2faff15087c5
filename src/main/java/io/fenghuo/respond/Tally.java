package io.fenghuo.respond;

/**
 * How much a desk's care keeps.
 *
 * @param signs how many signs
 * @param incidents how many incidents
 * @param timerMillis when signs are next looked through for old ones; 0 for never
 */
public record Tally(int signs, int incidents, long timerMillis) {

  static final Tally NOTHING = new Tally(0, 0, 0);

  boolean isNothing() {
    return signs == 0 && incidents == 0 && timerMillis == 0;
  }
}
