package io.fenghuo.tool.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order where the JVM is told to end, as by Ctrl-C: interrupts the thread that
 * runs, and keeps the JVM until that thread has closed what it opened. Where that takes too long,
 * as on a machine that is busy with the start, the JVM ends without it, and the folders are deleted
 * all the same. It is opened before all else, and so closed after it.
 */
public final class OrderlyEnd implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Thread run = Thread.currentThread();
  private final Runnable says;
  private final Duration patience;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "orderly-end");
  private volatile boolean isAsked;

  private OrderlyEnd(Runnable says, Duration patience) {
    this.says = says;
    this.patience = patience;
  }

  /**
   * @param says tells the user that the run is interrupted
   */
  public static OrderlyEnd of(Runnable says) {
    return of(says, PATIENCE);
  }

  static OrderlyEnd of(Runnable says, Duration patience) {
    OrderlyEnd end = new OrderlyEnd(says, patience);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void interrupt() {
    isAsked = true;
    says.run();
    run.interrupt();
    boolean isClosed = false;
    try {
      isClosed = closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!isClosed) {
      TemporaryFolder.closeAll();
    }
  }

  /** Does not return where the JVM is ending: what was cut short has no outcome to tell of. */
  @Override
  public void close() {
    closed.countDown();
    if (!isAsked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
        return;
      } catch (IllegalStateException e) {
        // The JVM has begun to end in the meantime.
      }
    }
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // There is nowhere to go.
      }
    }
  }
}
