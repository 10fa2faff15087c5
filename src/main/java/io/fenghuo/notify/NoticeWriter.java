package io.fenghuo.notify;

import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one batch after another: at once when the line is free, and what has gathered when it
 * becomes free. A batch that is not taken is sent again later, for ever, and nothing is sent until
 * then.
 *
 * <p>The buffer holds a notice until it is taken or refused, so the buffer is the snapshot. A
 * checkpoint does not wait for the receiver: an Alertmanager that is away for a day holds back
 * neither a checkpoint nor the alerts on Kafka, unless as many notices wait as may. At least once:
 * a notice that is taken after the snapshot is sent again after a restart.
 *
 * <p>All of it runs in the task's mailbox; only the requests do not.
 */
final class NoticeWriter implements StatefulSinkWriter<Notice, List<Notice>> {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeWriter.class);

  /** Half of what PagerDuty takes in one event; of Alertmanager's alerts it is hundreds. */
  private static final long MAX_BATCH_BYTES = 262_144;

  private final NoticeSink sink;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService time;
  private final Courier courier;
  private final BackOff backOff;
  private final NoticeMetrics metrics;
  private final NoticeBuffer buffer = new NoticeBuffer();
  private List<Notice> inFlight = List.of();
  private boolean backingOff;
  private boolean failing;

  /** What had waited before a restart is sent at once, and not only with the next notice. */
  NoticeWriter(NoticeSink sink, WriterInitContext context, List<Notice> waited) {
    this.sink = sink;
    this.mailbox = context.getMailboxExecutor();
    this.time = context.getProcessingTimeService();
    this.courier = sink.office().hire();
    this.backOff = new BackOff(sink.maxRetryWaitMillis());
    this.metrics =
        new NoticeMetrics(
            context.metricGroup(), Clock.systemUTC(), () -> inFlight.size(), buffer::size);
    waited.forEach(buffer::add);
    sendNext();
  }

  @Override
  public void write(Notice notice, Context context) throws InterruptedException {
    while (buffer.size() >= sink.maxWaiting()) {
      mailbox.yield();
    }
    buffer.add(notice);
    sendNext();
  }

  private void sendNext() {
    if (!inFlight.isEmpty() || backingOff) {
      return;
    }
    List<Notice> batch = buffer.first(sink.maxBatch(), MAX_BATCH_BYTES);
    if (batch.isEmpty()) {
      return;
    }
    inFlight = batch;
    courier
        .deliver(batch)
        .whenComplete(
            (delivery, mistake) ->
                mailbox.execute(() -> answered(delivery, mistake), "what came of %s", sink.name()));
  }

  private void answered(Delivery delivery, Throwable mistake) {
    if (mistake != null) {
      throw new IllegalStateException("Notices cannot be sent to " + sink.name(), mistake);
    }
    metrics.told(inFlight.size(), delivery);
    delivery.refused().forEach(this::logRefused);
    List<Notice> again = delivery.again();
    inFlight.stream().filter(notice -> !again.contains(notice)).forEach(buffer::remove);
    if (again.size() < inFlight.size()) {
      backOff.reset();
    }
    inFlight = List.of();
    if (again.isEmpty()) {
      if (failing) {
        LOG.info("Receiver takes notices again sink={}", sink.name());
      }
      failing = false;
      sendNext();
    } else {
      failing = true;
      sendLater(delivery);
    }
  }

  private void sendLater(Delivery delivery) {
    long wait = backOff.waitMillis(delivery.askedMillis());
    LOG.warn(
        "Receiver does not take notices; they are sent again sink={} cause={} notices={} inMillis={}",
        sink.name(),
        delivery.cause(),
        delivery.again().size(),
        wait);
    backingOff = true;
    time.registerTimer(
        time.getCurrentProcessingTime() + wait,
        at -> {
          backingOff = false;
          sendNext();
        });
  }

  private void logRefused(Delivery.Refusal refusal) {
    LOG.error(
        "Receiver refuses a notice, which is dropped sink={} alertId={} status={}",
        sink.name(),
        refusal.notice().alertId(),
        refusal.why());
  }

  /** Only the end of the input waits for the receiver. */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    while (endOfInput && buffer.size() > 0) {
      mailbox.yield();
    }
  }

  @Override
  public List<List<Notice>> snapshotState(long checkpointId) {
    return List.of(buffer.all());
  }

  @Override
  public void close() {
    courier.close();
  }
}
