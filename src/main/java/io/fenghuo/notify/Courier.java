package io.fenghuo.notify;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes notices to their receiver, in its own way of asking. */
interface Courier extends AutoCloseable {

  /** One attempt for each notice; completes exceptionally only by a mistake in this program. */
  CompletableFuture<Delivery> deliver(List<Notice> batch);

  @Override
  void close();

  /** Hires a courier where the sink runs. */
  @FunctionalInterface
  interface Office extends Serializable {
    Courier hire();
  }
}
