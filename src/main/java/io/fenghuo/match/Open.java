package io.fenghuo.match;

/**
 * What one rule has open on one key: begun matches, the signals they hold, and a clock. There is
 * one form for each matcher that keeps anything.
 *
 * <p>The clock is the newest event time seen since the first of the open matches began. A signal
 * that comes out of order is taken where it comes, at the clock's time, so that time never goes
 * back.
 */
abstract sealed class Open permits LinearOpen, NfaOpen {

  private final String shape;
  private long clockMillis;
  private long dueMillis = Long.MAX_VALUE;

  /**
   * @param shape the {@linkplain io.fenghuo.rule.Rule#shape() shape} of the rule that it belongs
   *     to, and for a rule that an operator has begun afresh, when
   */
  Open(String shape, long clockMillis) {
    this.shape = shape;
    this.clockMillis = clockMillis;
  }

  /** A rule of another shape can do nothing with it. */
  final String shape() {
    return shape;
  }

  final long clockMillis() {
    return clockMillis;
  }

  /** Moves the clock on; it stands still where the moment is past. Returns whether it moved. */
  final boolean tick(long timeMillis) {
    boolean moves = timeMillis > clockMillis;
    if (moves) {
      clockMillis = timeMillis;
    }
    return moves;
  }

  /** When time alone may end something. */
  final long dueMillis() {
    return dueMillis;
  }

  final void dueMillis(long timeMillis) {
    this.dueMillis = timeMillis;
  }

  /** How many matches are open. */
  abstract int size();
}
