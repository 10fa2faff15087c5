package io.fenghuo.match;

import io.fenghuo.condition.OverBudgetException;
import java.util.concurrent.TimeUnit;

/**
 * What one rule may take of the time that its station's thread has for all of them. One slow signal
 * may be the machine's doing, a collection of garbage that fell into it; several within a minute
 * are the rule's.
 *
 * <p>Wall time, so for live runs alone: a replay must not depend on it.
 */
final class RuleBudget {

  static final long MAX_MILLIS = 100;
  static final int MAX_SLOW = 3;
  private static final long SPAN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private int slow;
  private long firstNanos;

  /**
   * Takes to account what one signal took.
   *
   * @throws OverBudgetException where that was once too often too much
   */
  void spend(long beganNanos, long endedNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(endedNanos - beganNanos);
    if (millis <= MAX_MILLIS) {
      return;
    }
    if (slow == 0 || endedNanos - firstNanos > SPAN_NANOS) {
      slow = 0;
      firstNanos = endedNanos;
    }
    slow++;
    if (slow >= MAX_SLOW) {
      throw new OverBudgetException(
          "一分钟内第" + slow + "次对一个信号用时超过" + MAX_MILLIS + "毫秒，最近一次" + millis + "毫秒",
          "it took more than "
              + MAX_MILLIS
              + " ms for one signal "
              + slow
              + " times within a minute, "
              + millis
              + " ms the last time");
    }
  }
}
