package io.fenghuo.ingest;

import java.nio.ByteBuffer;

/**
 * Ids that came one after the other, each with its time: an open hash table of two arrays, 12 bytes
 * a place, at most two thirds full. Only {@link RecentIds} has it.
 */
final class IdSlice {

  private static final int SMALLEST = 16;
  private static final int HEADER_BYTES = 2 * Long.BYTES;
  private static final int ID_BYTES = Long.BYTES + Integer.BYTES;

  private final long number;
  private final long openedMillis;
  private final long baseMillis;
  private long newestMillis;
  private long[] ids = new long[SMALLEST];
  private int[] offsets = new int[SMALLEST];
  private int size;
  private boolean changed = true;

  /**
   * @param number by which it is found in a snapshot
   * @param openedMillis what the clock said when it was begun
   * @param baseMillis the time against which the ids' times are kept: about their time
   */
  IdSlice(long number, long openedMillis, long baseMillis) {
    this.number = number;
    this.openedMillis = openedMillis;
    this.baseMillis = baseMillis;
    this.newestMillis = baseMillis;
  }

  long number() {
    return number;
  }

  long openedMillis() {
    return openedMillis;
  }

  /** The latest time of any of its ids. */
  long newestMillis() {
    return newestMillis;
  }

  int size() {
    return size;
  }

  /** The id's place; negative where it has none. */
  int find(long id) {
    int place = place(id);
    return ids[place] == id ? place : -1;
  }

  long timeMillis(int place) {
    return baseMillis + offsets[place];
  }

  void retime(int place, long timeMillis) {
    changed = true;
    newestMillis = Math.max(newestMillis, timeMillis);
    offsets[place] =
        (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, timeMillis - baseMillis));
  }

  /** Adds one that it does not have. */
  void add(long id, long timeMillis) {
    if (3 * (size + 1) > 2 * ids.length) {
      grow();
    }
    int place = place(id);
    ids[place] = id;
    retime(place, timeMillis);
    size++;
  }

  /** Whether it differs from what was packed last. */
  boolean isChanged() {
    return changed;
  }

  /** As it is written into a snapshot: 12 bytes an id. */
  byte[] pack() {
    changed = false;
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + size * ID_BYTES);
    bytes.putLong(openedMillis).putLong(baseMillis);
    for (int place = 0; place < ids.length; place++) {
      if (ids[place] != 0) {
        bytes.putLong(ids[place]).putInt(offsets[place]);
      }
    }
    return bytes.array();
  }

  static IdSlice unpack(long number, byte[] packed) {
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    IdSlice slice = new IdSlice(number, bytes.getLong(), bytes.getLong());
    while (bytes.hasRemaining()) {
      long id = bytes.getLong();
      slice.add(id, slice.baseMillis + bytes.getInt());
    }
    slice.changed = false;
    return slice;
  }

  private int place(long id) {
    int mask = ids.length - 1;
    int place = (int) id & mask;
    while (ids[place] != 0 && ids[place] != id) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldOffsets = offsets;
    ids = new long[2 * oldIds.length];
    offsets = new int[ids.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        int place = place(oldIds[i]);
        ids[place] = oldIds[i];
        offsets[place] = oldOffsets[i];
      }
    }
  }
}
