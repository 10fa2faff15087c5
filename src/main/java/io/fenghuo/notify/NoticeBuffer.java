package io.fenghuo.notify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

/**
 * The notices that wait, in the order in which their slots were taken. A later notice takes the
 * place of the one that waits in its slot, so that a receiver that is away for hours costs as much
 * memory as one that is away for a minute; one that comes back after a failed request gives way to
 * a later one.
 */
final class NoticeBuffer implements RequestBuffer<Notice> {

  private final Deque<String> slots = new ArrayDeque<>();
  private final Map<String, RequestEntryWrapper<Notice>> waiting = new HashMap<>();
  private long totalSize;

  @Override
  public void add(RequestEntryWrapper<Notice> entry, boolean cameBack) {
    String slot = entry.getRequestEntry().slot();
    RequestEntryWrapper<Notice> other = waiting.get(slot);
    if (other != null && cameBack) {
      return;
    }
    waiting.put(slot, entry);
    totalSize += entry.getSize();
    if (other != null) {
      totalSize -= other.getSize();
    } else if (cameBack) {
      slots.addFirst(slot);
    } else {
      slots.addLast(slot);
    }
  }

  @Override
  public RequestEntryWrapper<Notice> peek() {
    return slots.isEmpty() ? null : waiting.get(slots.peekFirst());
  }

  @Override
  public RequestEntryWrapper<Notice> poll() {
    if (slots.isEmpty()) {
      return null;
    }
    RequestEntryWrapper<Notice> entry = waiting.remove(slots.pollFirst());
    totalSize -= entry.getSize();
    return entry;
  }

  @Override
  public boolean isEmpty() {
    return slots.isEmpty();
  }

  @Override
  public int size() {
    return slots.size();
  }

  @Override
  public Collection<RequestEntryWrapper<Notice>> getBufferedState() {
    return slots.stream().map(waiting::get).toList();
  }

  @Override
  public long totalSizeInBytes() {
    return totalSize;
  }
}
