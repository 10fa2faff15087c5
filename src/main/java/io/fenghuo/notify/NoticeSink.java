package io.fenghuo.notify;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Notices to one receiver, at least once and in the order of each lane. What was not taken is in
 * the snapshot. Runs as one subtask: order then holds across a rescaling too, and one batch after
 * another is more than any pager takes.
 *
 * @param name for logs
 * @param maxBatch how many notices may travel together
 * @param maxWaiting how many may wait before the job is held back
 */
record NoticeSink(
    String name, Courier.Office office, int maxBatch, int maxWaiting, long maxRetryWaitMillis)
    implements Sink<Notice>, SupportsWriterState<Notice, List<Notice>> {

  @Override
  public StatefulSinkWriter<Notice, List<Notice>> createWriter(WriterInitContext context) {
    return new NoticeWriter(this, context, List.of());
  }

  @Override
  public StatefulSinkWriter<Notice, List<Notice>> restoreWriter(
      WriterInitContext context, Collection<List<Notice>> waited) {
    return new NoticeWriter(this, context, waited.stream().flatMap(List::stream).toList());
  }

  @Override
  public SimpleVersionedSerializer<List<Notice>> getWriterStateSerializer() {
    return new NoticeSerializer();
  }
}
