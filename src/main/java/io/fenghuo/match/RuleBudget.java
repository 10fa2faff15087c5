package io.fenghuo.match;

import io.fenghuo.condition.OverBudgetException;
import java.util.concurrent.TimeUnit;

/**
 * What one rule may take of the CPU time that its station's thread has for all of them. Signals
 * that take no more than {@link #FREE_MILLIS} are free: however many there are, they are traffic.
 * The others have a budget together, and each a limit of its own, which is looked at before each
 * condition; both are far beyond what a rule takes whose classes are being loaded.
 *
 * <p>For live runs alone: a replay must not depend on it.
 */
final class RuleBudget {

  static final long FREE_MILLIS = 2;

  /** Of one signal. */
  static final long MAX_ONE_MILLIS = 1_000;

  /** Of all signals that are not free, within the span. */
  static final long MAX_ALL_MILLIS = 1_000;

  static final long SPAN_SECONDS = 10;

  private static final long FREE_NANOS = TimeUnit.MILLISECONDS.toNanos(FREE_MILLIS);
  private static final long MAX_ONE_NANOS = TimeUnit.MILLISECONDS.toNanos(MAX_ONE_MILLIS);

  private final ThreadClock clock;
  private long firstNanos;
  private long spentNanos;

  RuleBudget(ThreadClock clock) {
    this.clock = clock;
  }

  /** The rule's work for a signal begins. */
  void begin() {
    clock.begin();
  }

  /**
   * Looks at what the signal has taken so far.
   *
   * @throws OverBudgetException where that is more than one may
   */
  void check() {
    long worked = clock.workedNanos(MAX_ONE_NANOS);
    if (worked > 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(worked);
      throw new OverBudgetException(
          "处理一个信号占用 CPU " + millis + " 毫秒，上限 " + MAX_ONE_MILLIS + " 毫秒",
          "it took "
              + millis
              + " ms of CPU for one signal, at most "
              + MAX_ONE_MILLIS
              + " are allowed");
    }
  }

  /**
   * Takes to account what the signal took.
   *
   * @throws OverBudgetException where that was too much, of itself or with those before
   */
  void spend() {
    long worked = clock.workedNanos(FREE_NANOS);
    if (worked == 0) {
      return;
    }
    check();
    if (spentNanos == 0
        || clock.beganNanos() - firstNanos > TimeUnit.SECONDS.toNanos(SPAN_SECONDS)) {
      spentNanos = 0;
      firstNanos = clock.beganNanos();
    }
    spentNanos += worked;
    long millis = TimeUnit.NANOSECONDS.toMillis(spentNanos);
    if (millis > MAX_ALL_MILLIS) {
      throw new OverBudgetException(
          SPAN_SECONDS + " 秒内占用 CPU " + millis + " 毫秒，上限 " + MAX_ALL_MILLIS + " 毫秒",
          "it took "
              + millis
              + " ms of CPU within "
              + SPAN_SECONDS
              + " s, at most "
              + MAX_ALL_MILLIS
              + " are allowed");
    }
  }
}
