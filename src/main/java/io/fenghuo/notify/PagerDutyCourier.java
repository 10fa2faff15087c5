package io.fenghuo.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * PagerDuty's Events API v2 takes one event a request. The events of a batch are of different
 * incidents or departments and travel together.
 */
final class PagerDutyCourier implements Courier {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpPoster poster;
  private final Map<String, String> routingKeys;

  /**
   * @param routingKeys by target
   */
  PagerDutyCourier(Endpoint endpoint, Map<String, String> routingKeys) {
    this.poster = new HttpPoster(endpoint);
    this.routingKeys = routingKeys;
  }

  @Override
  public CompletableFuture<Delivery> deliver(List<Notice> batch) {
    CompletableFuture<Delivery> all = CompletableFuture.completedFuture(Delivery.TAKEN);
    for (CompletableFuture<Delivery> one : batch.stream().map(this::deliver).toList()) {
      all = all.thenCombine(one, Delivery::and);
    }
    return all;
  }

  /** A routing key is a secret, so it is not in the notice, which is kept in snapshots. */
  private CompletableFuture<Delivery> deliver(Notice notice) {
    String routingKey = routingKeys.get(notice.target());
    if (routingKey == null) {
      return CompletableFuture.completedFuture(
          Delivery.refused(notice, "no routing key for " + notice.target()));
    }
    return poster.post(event(notice, routingKey)).thenApply(answer -> Delivery.of(notice, answer));
  }

  private static String event(Notice notice, String routingKey) {
    try {
      ObjectNode event = (ObjectNode) MAPPER.readTree(notice.body());
      return MAPPER.writeValueAsString(event.put("routing_key", routingKey));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A notice's body is JSON", e);
    }
  }

  @Override
  public void close() {
    poster.close();
  }
}
