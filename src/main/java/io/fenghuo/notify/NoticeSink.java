package io.fenghuo.notify;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Notices to one receiver, at least once and in the order of each lane. What was not taken is in
 * the snapshot. Runs as one subtask: order then holds across a rescaling too, and one batch after
 * another is more than any pager takes.
 */
final class NoticeSink extends AsyncSinkBase<Notice, Notice> {

  /** Flink flushes by size and by time; we, by {@link OneAtATime}, whenever the line is free. */
  static final long NEVER_MILLIS = 36_500L * 24 * 60 * 60 * 1000;

  private final String name;
  private final Courier.Office office;
  private final int maxBatch;
  private final long maxRetryWaitMillis;

  /**
   * @param name for logs
   * @param maxBatch how many notices may travel together
   * @param maxWaiting how many may wait before the job is held back
   */
  NoticeSink(
      String name, Courier.Office office, int maxBatch, int maxWaiting, long maxRetryWaitMillis) {
    super(
        (notice, context) -> notice,
        1,
        1,
        maxWaiting,
        Long.MAX_VALUE,
        NEVER_MILLIS,
        Long.MAX_VALUE,
        NEVER_MILLIS,
        false);
    this.name = name;
    this.office = office;
    this.maxBatch = maxBatch;
    this.maxRetryWaitMillis = maxRetryWaitMillis;
  }

  String name() {
    return name;
  }

  Courier.Office office() {
    return office;
  }

  int maxBatch() {
    return maxBatch;
  }

  int maxWaiting() {
    return getMaxBufferedRequests();
  }

  long maxRetryWaitMillis() {
    return maxRetryWaitMillis;
  }

  @Override
  public StatefulSinkWriter<Notice, BufferedRequestState<Notice>> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<Notice, BufferedRequestState<Notice>> restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<Notice>> waited)
      throws IOException {
    return NoticeWriter.start(this, context, waited);
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<Notice>> getWriterStateSerializer() {
    return new NoticeSerializer();
  }
}
