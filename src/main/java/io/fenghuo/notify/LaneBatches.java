package io.fenghuo.notify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.BatchCreator;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;

/**
 * The next notices to be sent together: as many as wait, up to a number and a size, and none of a
 * lane that has one among them already.
 */
final class LaneBatches implements BatchCreator<Notice> {

  private final int maxNotices;
  private final long maxBytes;

  LaneBatches(int maxNotices, long maxBytes) {
    this.maxNotices = maxNotices;
    this.maxBytes = maxBytes;
  }

  @Override
  public Batch<Notice> createNextBatch(RequestInfo info, RequestBuffer<Notice> waiting) {
    List<Notice> batch = new ArrayList<>();
    Set<String> lanes = new HashSet<>();
    long bytes = 0;
    while (!waiting.isEmpty() && batch.size() < maxNotices) {
      RequestEntryWrapper<Notice> next = waiting.peek();
      boolean tooLarge = !batch.isEmpty() && bytes + next.getSize() > maxBytes;
      if (tooLarge || !lanes.add(next.getRequestEntry().lane())) {
        break;
      }
      batch.add(waiting.poll().getRequestEntry());
      bytes += next.getSize();
    }
    return new Batch<>(batch, bytes);
  }
}
