package io.fenghuo.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes batches and says what came of them when the test wants it. */
final class FakeCourier implements Courier {

  private final List<List<Notice>> batches = new ArrayList<>();
  private CompletableFuture<Delivery> pending = CompletableFuture.completedFuture(Delivery.TAKEN);
  private boolean back;
  private boolean closed;

  @Override
  public CompletableFuture<Delivery> deliver(List<Notice> batch) {
    if (!pending.isDone()) {
      throw new AssertionError("Two batches under way");
    }
    batches.add(batch);
    pending = back ? CompletableFuture.completedFuture(Delivery.TAKEN) : new CompletableFuture<>();
    return pending;
  }

  /** Bodies of all batches so far. */
  List<List<String>> batches() {
    return batches.stream().map(FakeCourier::bodies).toList();
  }

  boolean isClosed() {
    return closed;
  }

  void takes() {
    pending.complete(Delivery.TAKEN);
  }

  /** Takes what it has, and whatever comes. */
  void isBack() {
    back = true;
    takes();
  }

  /** The whole batch must be sent again. */
  void isAway(long askedMillis) {
    pending.complete(Delivery.again(last(), new Answer(503, null, askedMillis)));
  }

  /** All of the batch is taken but this many at its end. */
  void takesAllBut(int count) {
    List<Notice> batch = last();
    pending.complete(
        Delivery.again(
            batch.subList(batch.size() - count, batch.size()), new Answer(429, null, 0)));
  }

  void refusesTheFirst() {
    pending.complete(Delivery.refused(last().get(0), "400"));
  }

  void isBroken() {
    pending.completeExceptionally(new IllegalStateException("a mistake"));
  }

  private List<Notice> last() {
    return batches.get(batches.size() - 1);
  }

  private static List<String> bodies(List<Notice> notices) {
    return notices.stream().map(Notice::body).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
