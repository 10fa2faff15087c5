package io.fenghuo.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what another process must come to, and no longer than that. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  /**
   * Asks again and again until the answer is yes; a question that fails is asked again too.
   *
   * @throws IllegalStateException if it is not within the time given
   */
  public static void until(String what, Duration timeout, Callable<Boolean> question)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (question.call()) {
          return;
        }
        last = null;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
    throw new IllegalStateException("Not within " + timeout + ": " + what, last);
  }
}
