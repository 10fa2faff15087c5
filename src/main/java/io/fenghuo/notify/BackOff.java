package io.fenghuo.notify;

import java.time.Duration;

/** How long to wait after a failure: half a second, then twice as long each time, up to a limit. */
final class BackOff {

  private static final long FIRST_MILLIS = 500;

  /** A receiver that asks for more is asked again all the same. */
  private static final long LONGEST_ASKED_MILLIS = Duration.ofMinutes(10).toMillis();

  private final long maxMillis;
  private long nextMillis;

  BackOff(long maxMillis) {
    this.maxMillis = maxMillis;
    reset();
  }

  /** Something was taken: the next failure is the first again. */
  void reset() {
    nextMillis = Math.min(FIRST_MILLIS, maxMillis);
  }

  /**
   * @param askedMillis what the receiver asked for; 0 for nothing
   */
  long waitMillis(long askedMillis) {
    long wait = Math.max(nextMillis, Math.min(askedMillis, LONGEST_ASKED_MILLIS));
    nextMillis = Math.min(2 * nextMillis, maxMillis);
    return wait;
  }
}
