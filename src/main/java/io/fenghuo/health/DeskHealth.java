package io.fenghuo.health;

/**
 * What is known of a tenant's input as a whole.
 *
 * @param judgedMillis up to when it has been judged, an end of a bucket
 * @param tickMillis when the wall clock is looked at next; 0 in replay
 * @param silent whether none of several inputs is heard
 * @param changedMillis since when that is so, on the input's clock
 * @param told what symptoms say of it: {@code LIVE} for nothing
 */
public record DeskHealth(
    long judgedMillis, long tickMillis, boolean silent, long changedMillis, HealthState told) {

  static DeskHealth first(long judgedMillis) {
    return new DeskHealth(judgedMillis, 0, false, Pulse.NONE, HealthState.LIVE);
  }

  DeskHealth judged(long millis) {
    return new DeskHealth(millis, tickMillis, silent, changedMillis, told);
  }

  DeskHealth ticking(long millis) {
    return new DeskHealth(judgedMillis, millis, silent, changedMillis, told);
  }

  DeskHealth withSilent(boolean now) {
    return now == silent ? this : new DeskHealth(judgedMillis, tickMillis, now, judgedMillis, told);
  }

  DeskHealth withTold(HealthState newer) {
    return new DeskHealth(judgedMillis, tickMillis, silent, changedMillis, newer);
  }
}
