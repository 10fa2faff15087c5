package io.fenghuo.measure;

import java.io.Serializable;

/**
 * A limit with hysteresis. It goes up where the figure reaches {@code limit}, or where it has been
 * beyond {@code clear} for {@code forMillis} since it did and is at the limit still; and back down
 * when the figure has been on the clear side ({@code clear} or beyond) for {@code clearForMillis}
 * on end. What happens between the two is not told. A figure that data no longer support is on the
 * clear side.
 *
 * @param id id within the measure
 * @param above whether it is crossed by rising ({@code >=}) or by falling ({@code <=})
 * @param limit where it is crossed
 * @param forMillis for how long the figure must be there before the line goes up, in milliseconds
 *     of event time; 0 for at once
 * @param clear where the figure must be back: at most the limit for a rising line, at least for a
 *     falling one
 * @param clearForMillis for how long it must be back, in milliseconds of event time
 */
public record Line(
    String id, boolean above, double limit, long forMillis, double clear, long clearForMillis)
    implements Serializable {

  /** A standing: not crossed. Any other that is not {@link #UP} is a time: clear since then. */
  static final long DOWN = Long.MIN_VALUE;

  /** A standing: crossed, and not on the clear side. */
  static final long UP = Long.MAX_VALUE;

  /** How the figure stands to the limit while the line is up. */
  public String operator() {
    return above ? ">=" : "<=";
  }

  /**
   * The next standing.
   *
   * @param standing the present one
   * @param value the figure; NaN where data support none
   * @param nowMillis when the figure has this value
   */
  long next(long standing, double value, long nowMillis) {
    if (isReachedBy(value)) {
      return UP;
    }
    if (standing == DOWN) {
      return DOWN;
    }
    if (!isClearAt(value)) {
      return UP;
    }
    long since = standing == UP ? nowMillis : standing;
    return nowMillis >= since + clearForMillis ? DOWN : since;
  }

  /** Whether the figure is at the limit or beyond. */
  boolean isReachedBy(double value) {
    return above ? value >= limit : value <= limit;
  }

  /** Whether the figure is on the clear side; one that data do not support is. */
  boolean isClearAt(double value) {
    return !(above ? value > clear : value < clear);
  }

  /** When the line will go down if nothing changes; {@code Long.MAX_VALUE} where it will not. */
  long downAtMillis(long standing) {
    return standing == DOWN || standing == UP ? Long.MAX_VALUE : standing + clearForMillis;
  }
}
