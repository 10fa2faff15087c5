package io.fenghuo.notify;

import java.time.Clock;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** A sink's own numbers, and Flink's number of records out, which its web UI shows. */
final class NoticeMetrics {

  private final Clock clock;
  private final Counter out;
  private final Counter sent;
  private final Counter retried;
  private final Counter refused;
  private volatile long successMillis = -1;

  /**
   * @param inFlight how many notices a request is out with
   * @param waiting how many are not taken yet, those in flight among them
   */
  NoticeMetrics(
      SinkWriterMetricGroup metrics, Clock clock, IntSupplier inFlight, IntSupplier waiting) {
    this.clock = clock;
    this.out = metrics.getIOMetricGroup().getNumRecordsOutCounter();
    this.sent = metrics.counter("noticesSent");
    this.retried = metrics.counter("noticesRetried");
    this.refused = metrics.counter("noticesRefused");
    metrics.gauge("noticesInFlight", inFlight::getAsInt);
    metrics.gauge("noticesWaiting", waiting::getAsInt);
    metrics.gauge("lastSuccessAgeMillis", this::successAgeMillis);
  }

  void told(int batch, Delivery delivery) {
    int taken = batch - delivery.again().size() - delivery.refused().size();
    out.inc(taken);
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
