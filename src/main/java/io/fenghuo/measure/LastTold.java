package io.fenghuo.measure;

/**
 * What was last told of a figure that is beyond a line; the next time is when it has become
 * another.
 *
 * @param value the figure
 * @param millis when it had that value
 */
record LastTold(double value, long millis) {

  /** So much of the figure is told at once, however soon it comes. */
  static final double MUCH = 2;

  /** So much is told … */
  static final double SOME = 1.1;

  /** … no sooner than this after what was told before. */
  static final long PAUSE_MILLIS = 60_000;

  /** Whether a figure is so far from the last one that it is to be told. */
  boolean isLeftBy(double now, long nowMillis) {
    if (now == value) {
      return false;
    }
    double grown = Math.max(now / value, value / now);
    // Neither doubled nor halved: it came from nothing, or has gone there, or changed its sign.
    boolean isBeyondRatio = !(grown > 0) || Double.isInfinite(grown);
    boolean isDue = nowMillis >= millis + PAUSE_MILLIS;
    return isBeyondRatio ? isDue : grown >= MUCH || (grown >= SOME && isDue);
  }
}
