package io.fenghuo.match;

import io.fenghuo.condition.OverBudgetException;
import io.fenghuo.words.Message;
import java.util.concurrent.TimeUnit;

/**
 * What one rule may take of the CPU time that its station's thread has for all of them: a tenth of
 * it. Signals that take no more than {@link #FREE_MILLIS} are free: however many there are, they
 * are traffic. The others have a budget together, for each span that begins with one of them; it is
 * looked at before each condition, so that a single signal can't pass it by much. No rule comes
 * near it while classes are loaded and compiled: that takes a few milliseconds of it.
 *
 * <p>For live runs alone: a replay must not depend on it.
 */
final class RuleBudget {

  static final long FREE_MILLIS = 2;
  static final long MAX_MILLIS = 300;
  static final long SPAN_SECONDS = 3;

  private static final long FREE_NANOS = TimeUnit.MILLISECONDS.toNanos(FREE_MILLIS);
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(MAX_MILLIS);
  private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(SPAN_SECONDS);

  private final ThreadClock clock;
  private long firstNanos;
  private long spentNanos;

  RuleBudget(ThreadClock clock) {
    this.clock = clock;
  }

  /** The rule's work for a signal begins. */
  void begin() {
    clock.begin();
    if (spentNanos > 0 && clock.beganNanos() - firstNanos > SPAN_NANOS) {
      spentNanos = 0;
    }
  }

  /**
   * Looks at what the signal has taken so far.
   *
   * @throws OverBudgetException where that is too much, with those before
   */
  void check() {
    refuse(clock.workedNanos(MAX_NANOS - spentNanos));
  }

  /**
   * Takes to account what the signal took.
   *
   * @throws OverBudgetException where that was too much, with those before
   */
  void spend() {
    long worked = clock.workedNanos(FREE_NANOS);
    if (worked == 0) {
      return;
    }
    if (spentNanos + worked > MAX_NANOS) {
      refuse(worked);
    }
    if (spentNanos == 0) {
      firstNanos = clock.beganNanos();
    }
    spentNanos += worked;
  }

  private void refuse(long worked) {
    if (worked > 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(spentNanos + worked);
      throw new OverBudgetException(
          Message.of(
              "over-budget.cpu",
              "millis",
              Long.toString(millis),
              "seconds",
              Long.toString(SPAN_SECONDS),
              "most",
              Long.toString(MAX_MILLIS)));
    }
  }
}
