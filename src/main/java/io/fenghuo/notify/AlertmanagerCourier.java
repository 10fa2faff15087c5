package io.fenghuo.notify;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Alertmanager's API v2 takes a list of alerts and refuses it as a whole: a refused list is halved
 * until the alert at fault is alone.
 */
final class AlertmanagerCourier implements Courier {

  private final HttpPoster poster;

  AlertmanagerCourier(Endpoint endpoint) {
    this.poster = new HttpPoster(endpoint);
  }

  @Override
  public CompletableFuture<Delivery> deliver(List<Notice> batch) {
    String alerts = batch.stream().map(Notice::body).collect(Collectors.joining(",", "[", "]"));
    return poster
        .post(alerts)
        .thenCompose(
            answer ->
                switch (answer.verdict()) {
                  case TAKEN -> CompletableFuture.completedFuture(Delivery.TAKEN);
                  case AGAIN -> CompletableFuture.completedFuture(Delivery.again(batch, answer));
                  case REFUSED ->
                      batch.size() == 1
                          ? CompletableFuture.completedFuture(
                              Delivery.refused(batch.get(0), answer.words()))
                          : halves(batch);
                });
  }

  /** One half after the other; where the first must be sent again, the second waits behind it. */
  private CompletableFuture<Delivery> halves(List<Notice> batch) {
    List<Notice> first = batch.subList(0, batch.size() / 2);
    List<Notice> second = batch.subList(batch.size() / 2, batch.size());
    return deliver(first)
        .thenCompose(
            delivery ->
                delivery.again().isEmpty()
                    ? deliver(second).thenApply(delivery::and)
                    : CompletableFuture.completedFuture(
                        delivery.and(new Delivery(second, List.of(), null, 0))));
  }

  @Override
  public void close() {
    poster.close();
  }
}
