package io.fenghuo.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one batch after another: at once when the line is free, and what has gathered when it
 * becomes free.
 *
 * <p>Flink's base was made for a receiver that is slow and not for one that is away: it flushes
 * from a timer that does not return, and takes no checkpoint, until every request is answered with
 * success. So here nothing is flushed by time, a batch that failed stays under way while it waits
 * for its next attempt, and a snapshot has what is under way in front of what waits. An
 * Alertmanager that is away for a day then holds back neither a checkpoint nor the alerts on Kafka,
 * unless more notices wait than may.
 */
final class NoticeWriter extends AsyncSinkWriter<Notice, Notice> {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeWriter.class);

  /** Half of what PagerDuty takes in one event; of Alertmanager's alerts it is hundreds. */
  private static final long MAX_BATCH_BYTES = 262_144;

  private final String name;
  private final Courier courier;
  private final BackOff backOff;
  private final OneAtATime line;
  private final NoticeMetrics metrics;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService time;
  private List<Notice> underWay = List.of();
  private boolean failing;

  private NoticeWriter(
      NoticeSink sink,
      WriterInitContext context,
      List<BufferedRequestState<Notice>> waited,
      OneAtATime line,
      NoticeBuffer waiting) {
    super(
        (notice, at) -> notice,
        context,
        configuration(sink, line),
        waited,
        new LaneBatches(sink.maxBatch(), MAX_BATCH_BYTES),
        waiting);
    this.name = sink.name();
    this.courier = sink.office().hire();
    this.backOff = new BackOff(sink.maxRetryWaitMillis());
    this.line = line;
    this.mailbox = context.getMailboxExecutor();
    this.time = context.getProcessingTimeService();
    this.metrics =
        new NoticeMetrics(
            context.metricGroup(),
            Clock.systemUTC(),
            () -> line.isUnderWay() ? underWay.size() : 0,
            waiting::size);
  }

  /** What had waited before a restart is sent at once, and not only behind the next notice. */
  static NoticeWriter start(
      NoticeSink sink, WriterInitContext context, Collection<BufferedRequestState<Notice>> waited)
      throws IOException {
    List<RequestEntryWrapper<Notice>> all =
        waited.stream().flatMap(state -> state.getBufferedRequestEntries().stream()).toList();
    List<RequestEntryWrapper<Notice>> butLast =
        all.isEmpty() ? all : new ArrayList<>(all.subList(0, all.size() - 1));
    NoticeWriter writer =
        new NoticeWriter(
            sink,
            context,
            List.of(new BufferedRequestState<>(butLast)),
            new OneAtATime(),
            new NoticeBuffer());
    if (!all.isEmpty()) {
      try {
        writer.write(all.get(all.size() - 1).getRequestEntry(), null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while sending what had waited", e);
      }
    }
    return writer;
  }

  private static AsyncSinkWriterConfiguration configuration(NoticeSink sink, OneAtATime line) {
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(1)
        .setMaxBatchSizeInBytes(Long.MAX_VALUE)
        .setMaxInFlightRequests(1)
        .setMaxBufferedRequests(sink.maxWaiting())
        .setMaxTimeInBufferMS(NoticeSink.NEVER_MILLIS)
        .setMaxRecordSizeInBytes(Long.MAX_VALUE)
        .setRequestTimeoutMS(NoticeSink.NEVER_MILLIS)
        .setRateLimitingStrategy(line)
        .build();
  }

  @Override
  protected void submitRequestEntries(List<Notice> batch, ResultHandler<Notice> handler) {
    underWay = batch;
    courier
        .deliver(batch)
        .whenComplete(
            (delivery, mistake) -> {
              if (mistake == null) {
                mailbox.execute(() -> delivered(delivery, handler), "what came of %s", name);
              } else {
                handler.completeExceptionally(new IllegalStateException(mistake));
              }
            });
  }

  private void delivered(Delivery delivery, ResultHandler<Notice> handler) {
    metrics.told(underWay.size(), delivery);
    delivery
        .refused()
        .forEach(
            refusal ->
                LOG.error(
                    "Receiver refuses a notice, which is dropped sink={} alertId={} status={}",
                    name,
                    refusal.notice().alertId(),
                    refusal.why()));
    if (delivery.again().size() < underWay.size()) {
      backOff.reset();
    }
    underWay = delivery.again();
    if (underWay.isEmpty()) {
      if (failing) {
        LOG.info("Receiver takes notices again sink={}", name);
      }
      failing = false;
      handler.complete();
      return;
    }
    failing = true;
    long wait = backOff.waitMillis(delivery.askedMillis());
    LOG.warn(
        "Receiver does not take notices; they are sent again sink={} cause={} notices={} inMillis={}",
        name,
        delivery.cause(),
        underWay.size(),
        wait);
    time.registerTimer(
        time.getCurrentProcessingTime() + wait, at -> handler.retryForEntries(underWay));
  }

  @Override
  protected long getSizeInBytes(Notice notice) {
    return notice.body().getBytes(StandardCharsets.UTF_8).length;
  }

  /** A checkpoint does not wait for the receiver; only the end of the input does. */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    if (endOfInput) {
      super.flush(true);
    }
  }

  @Override
  public List<BufferedRequestState<Notice>> snapshotState(long checkpointId) {
    List<RequestEntryWrapper<Notice>> waiting =
        super.snapshotState(checkpointId).get(0).getBufferedRequestEntries();
    Stream<RequestEntryWrapper<Notice>> sending =
        line.isUnderWay()
            ? underWay.stream().map(n -> new RequestEntryWrapper<>(n, getSizeInBytes(n)))
            : Stream.empty();
    return List.of(new BufferedRequestState<>(Stream.concat(sending, waiting.stream()).toList()));
  }

  @Override
  public void close() {
    courier.close();
  }
}
