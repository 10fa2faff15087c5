package io.fenghuo.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The ids of one bucket that were seen within a span: an id repeats another where their times lie
 * no further apart than that, whichever of them is the earlier.
 *
 * <p>They lie in slices by the order in which they came. A slice is closed after half of the span
 * of the clock, or when it holds a quarter of what may be held, and dropped as a whole: when the
 * clock has passed its latest id by the span, or when room is needed, the oldest first. So an id is
 * kept for the span and at most half of it longer, and nothing is done for a single one.
 *
 * <p>Plain arithmetic, for one thread.
 */
final class RecentIds {

  /** Beyond it a slice is not closed by the clock: each is one more place to look. */
  private static final int MOST_SLICES = 8;

  private static final int SLICES_TO_FILL = 4;

  private final long spanMillis;
  private final int maxIds;
  private final List<IdSlice> slices = new ArrayList<>(SLICES_TO_FILL);
  private final List<Long> dropped = new ArrayList<>(0);
  private int size;
  private long forgottenEarly;

  RecentIds(long spanMillis, int maxIds) {
    this.spanMillis = spanMillis;
    this.maxIds = maxIds;
  }

  /**
   * Whether this id was not seen within the span; from then on it was.
   *
   * @param clockMillis what time it is; {@link Long#MIN_VALUE} where nobody knows yet
   */
  boolean isNew(long id, long timeMillis, long clockMillis) {
    for (int i = slices.size() - 1; i >= 0; i--) {
      IdSlice slice = slices.get(i);
      int place = slice.find(id);
      if (place >= 0) {
        if (Math.abs(timeMillis - slice.timeMillis(place)) <= spanMillis) {
          return false;
        }
        // The same id long after: another event of a sender that counts from one again.
        slice.retime(place, timeMillis);
        return true;
      }
    }
    open(timeMillis, clockMillis).add(id, timeMillis);
    size++;
    return true;
  }

  /** Forgets what the clock has passed by the span. */
  void forget(long clockMillis) {
    if (clockMillis == Long.MIN_VALUE) {
      return;
    }
    for (int i = slices.size() - 1; i >= 0; i--) {
      if (slices.get(i).newestMillis() < clockMillis - spanMillis) {
        drop(i);
      }
    }
  }

  int size() {
    return size;
  }

  /** How many were forgotten before their time, for want of room, since this was last asked. */
  long takeForgottenEarly() {
    long taken = forgottenEarly;
    forgottenEarly = 0;
    return taken;
  }

  /** What became of a slice since the last snapshot. */
  @FunctionalInterface
  interface Change {
    /**
     * @param packed what it holds; null where it is no more
     */
    void of(long number, byte[] packed) throws Exception;
  }

  /** Gives each slice that was changed since this was last asked. */
  void giveChanges(Change change) throws Exception {
    for (long number : dropped) {
      change.of(number, null);
    }
    dropped.clear();
    for (IdSlice slice : slices) {
      if (slice.isChanged()) {
        change.of(slice.number(), slice.pack());
      }
    }
  }

  /** Takes back the slices of a snapshot, in the order of their numbers. */
  void restore(long number, byte[] packed) {
    IdSlice slice = IdSlice.unpack(number, packed);
    slices.add(slice);
    size += slice.size();
  }

  /** The slice for what comes now. */
  private IdSlice open(long timeMillis, long clockMillis) {
    IdSlice last = slices.isEmpty() ? null : slices.get(slices.size() - 1);
    if (last != null && !isOver(last, clockMillis)) {
      return last;
    }
    forget(clockMillis);
    while (size >= maxIds) {
      forgottenEarly += slices.get(0).size();
      drop(0);
    }
    IdSlice next = new IdSlice(last == null ? 0 : last.number() + 1, clockMillis, timeMillis);
    slices.add(next);
    return next;
  }

  private boolean isOver(IdSlice slice, long clockMillis) {
    if (slice.size() >= Math.max(1, maxIds / SLICES_TO_FILL)) {
      return true;
    }
    return slices.size() < MOST_SLICES
        && clockMillis != Long.MIN_VALUE
        && clockMillis - spanMillis / 2 >= slice.openedMillis();
  }

  private void drop(int index) {
    IdSlice slice = slices.remove(index);
    size -= slice.size();
    dropped.add(slice.number());
  }
}
