package io.fenghuo.notify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All notices that the receiver has not taken, in the order in which their slots were taken. A
 * later notice takes the place of the earlier one in its slot, so that a receiver that is away for
 * hours costs as much memory as one that is away for a minute.
 */
final class NoticeBuffer {

  private final Map<String, Notice> bySlot = new LinkedHashMap<>();

  void add(Notice notice) {
    bySlot.put(notice.slot(), notice);
  }

  /** A notice that has taken its place in the meantime stays. */
  void remove(Notice notice) {
    bySlot.remove(notice.slot(), notice);
  }

  /** How many there are: slots, for one slot holds one notice. */
  int size() {
    return bySlot.size();
  }

  /** All of them; a copy. */
  List<Notice> all() {
    return List.copyOf(bySlot.values());
  }

  /**
   * Those to be sent together next, which stay where they are: the first ones, up to a number and a
   * size, and none of a lane that has one among them already. At least one, where there is one.
   */
  List<Notice> first(int maxNotices, long maxBytes) {
    List<Notice> batch = new ArrayList<>();
    Set<String> lanes = new HashSet<>();
    long bytes = 0;
    for (Notice notice : bySlot.values()) {
      bytes += notice.bytes();
      boolean full = batch.size() == maxNotices || (!batch.isEmpty() && bytes > maxBytes);
      if (full || !lanes.add(notice.lane())) {
        break;
      }
      batch.add(notice);
    }
    return batch;
  }
}
