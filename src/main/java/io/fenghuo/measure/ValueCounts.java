package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each value of a field occurs among what a figure counts, over the figure's own window
 * and buckets. Mutable. Bounded by the field's vocabulary, of which only values that are in the
 * window are kept. The order of calls is {@link #passTo}, then {@link #add}, then questions.
 */
final class ValueCounts {

  private static final long NOT_STARTED = Long.MIN_VALUE;

  private final String field;
  private final long bucketMillis;
  private final int buckets;

  /** By value, in an order that a restore keeps. */
  private final Map<String, Ring> rings = new TreeMap<>();

  private long newest = NOT_STARTED;

  /** Events of one value by slot; the slot of a bucket is its number modulo the ring's length. */
  private static final class Ring {
    private final int[] counts;
    private long total;

    private Ring(int[] counts) {
      this.counts = counts;
      this.total = Arrays.stream(counts).asLongStream().sum();
    }
  }

  ValueCounts(String field, long bucketMillis, int buckets) {
    this.field = field;
    this.bucketMillis = bucketMillis;
    this.buckets = buckets;
  }

  /** Null where the measure tells of no field. */
  static ValueCounts of(MeasureDefinition definition) {
    return definition.tells() == null
        ? null
        : new ValueCounts(
            definition.tells().fieldName(),
            definition.figure().bucketMillis(),
            definition.figure().buckets());
  }

  String field() {
    return field;
  }

  /** Time has come this far; what is too old by now no longer counts. Never goes back. */
  void passTo(long timeMillis) {
    long bucket = Math.floorDiv(timeMillis, bucketMillis);
    if (bucket <= newest) {
      return;
    }
    if (!rings.isEmpty()) {
      long last = Math.min(bucket, newest + buckets);
      for (long opened = newest + 1; opened <= last; opened++) {
        open(slot(opened));
      }
      rings.values().removeIf(ring -> ring.total == 0);
    }
    newest = bucket;
  }

  private void open(int slot) {
    for (Ring ring : rings.values()) {
      ring.total -= ring.counts[slot];
      ring.counts[slot] = 0;
    }
  }

  /** Counts an event that the figure counts; one without a value is none. */
  void add(long timeMillis, String value) {
    if (value != null) {
      Ring ring = rings.computeIfAbsent(value, v -> new Ring(new int[buckets]));
      ring.counts[slot(Math.floorDiv(timeMillis, bucketMillis))]++;
      ring.total++;
    }
  }

  /**
   * The value that stands out; null where none does.
   *
   * @param counted how many the figure counts
   */
  Prevailing prevailing(long counted) {
    String most = null;
    long count = 0;
    boolean isTied = false;
    for (Map.Entry<String, Ring> each : rings.entrySet()) {
      long total = each.getValue().total;
      isTied = total == count || (isTied && total < count);
      if (total > count) {
        most = each.getKey();
        count = total;
      }
    }
    return most == null || isTied || 2 * count < counted
        ? null
        : new Prevailing(field, most, count, counted);
  }

  ValueCounts copy() {
    ValueCounts copy = new ValueCounts(field, bucketMillis, buckets);
    copy.newest = newest;
    rings.forEach((value, ring) -> copy.rings.put(value, new Ring(ring.counts.clone())));
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(field);
    out.writeLong(bucketMillis);
    out.writeInt(buckets);
    out.writeLong(newest);
    out.writeByte(rings.size());
    for (Map.Entry<String, Ring> each : rings.entrySet()) {
      out.writeUTF(each.getKey());
      int[] counts = each.getValue().counts;
      out.writeInt((int) Arrays.stream(counts).filter(c -> c > 0).count());
      for (int slot = 0; slot < counts.length; slot++) {
        if (counts[slot] > 0) {
          out.writeInt(slot);
          out.writeInt(counts[slot]);
        }
      }
    }
  }

  static ValueCounts read(DataInput in) throws IOException {
    ValueCounts read = new ValueCounts(in.readUTF(), in.readLong(), in.readInt());
    read.newest = in.readLong();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      String value = in.readUTF();
      int[] counts = new int[read.buckets];
      for (int occupied = in.readInt(); occupied > 0; occupied--) {
        int slot = in.readInt();
        counts[slot] = in.readInt();
      }
      read.rings.put(value, new Ring(counts));
    }
    return read;
  }

  private int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) buckets);
  }
}
