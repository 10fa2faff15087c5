package io.fenghuo.tool.embedded;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Starts what cannot be stopped half way. A broker or a cluster that is torn from its start fails
 * loudly, ends the JVM or leaves its folder behind.
 */
final class WholeStart {

  private WholeStart() {}

  /** Starts something. */
  @FunctionalInterface
  interface Start<T, E extends Exception> {
    T start() throws E;
  }

  /**
   * Returns what has started. An interrupt is heard after it: the thread is interrupted then.
   *
   * @param name of the thread that starts it
   * @throws E why it could not start
   */
  static <T, E extends Exception> T of(String name, Start<T, E> start) throws E {
    FutureTask<T> task = new FutureTask<>(start::start);
    new Thread(task, name).start();
    try {
      return Uninterruptibles.getUninterruptibly(task);
    } catch (ExecutionException e) {
      Throwables.throwIfUnchecked(e.getCause());
      @SuppressWarnings("unchecked")
      E declared = (E) e.getCause();
      throw declared;
    }
  }
}
