package io.fenghuo.notify;

import java.time.Clock;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** A sink's own numbers. */
final class NoticeMetrics {

  private final Clock clock;
  private final Counter sent;
  private final Counter retried;
  private final Counter refused;
  private volatile long successMillis = -1;

  NoticeMetrics(MetricGroup metrics, Clock clock, IntSupplier inFlight, IntSupplier waiting) {
    this.clock = clock;
    this.sent = metrics.counter("noticesSent");
    this.retried = metrics.counter("noticesRetried");
    this.refused = metrics.counter("noticesRefused");
    metrics.gauge("noticesInFlight", inFlight::getAsInt);
    metrics.gauge("noticesWaiting", waiting::getAsInt);
    metrics.gauge("lastSuccessAgeMillis", this::successAgeMillis);
  }

  void told(int batch, Delivery delivery) {
    int taken = batch - delivery.again().size() - delivery.refused().size();
    sent.inc(taken);
    retried.inc(delivery.again().size());
    refused.inc(delivery.refused().size());
    if (taken > 0) {
      successMillis = clock.millis();
    }
  }

  /** -1 before the first success. */
  private long successAgeMillis() {
    return successMillis < 0 ? -1 : clock.millis() - successMillis;
  }
}
