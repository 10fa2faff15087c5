package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A figure over a ring of buckets, with the number of events in each. The bucket of an event is its
 * time divided by the bucket's length, so it does not matter in which order events come, as long as
 * they come before their bucket leaves the ring.
 */
abstract sealed class WindowFigure implements Figure
    permits CountFigure, ShareFigure, ChangeFigure, SumFigure, DistinctFigure, QuantileFigure {

  private static final long NOT_STARTED = Long.MIN_VALUE;

  final long bucketMillis;

  /** Events per slot; the slot of a bucket is the bucket's number modulo the ring's length. */
  final long[] counts;

  /** Events in the ring. */
  long total;

  /** The newest bucket that time has come to. */
  long newest = NOT_STARTED;

  WindowFigure(long bucketMillis, int buckets) {
    this.bucketMillis = bucketMillis;
    this.counts = new long[buckets];
  }

  WindowFigure(WindowFigure other) {
    this.bucketMillis = other.bucketMillis;
    this.counts = other.counts.clone();
    this.total = other.total;
    this.newest = other.newest;
  }

  WindowFigure(DataInput in) throws IOException {
    this.bucketMillis = in.readLong();
    this.counts = new long[in.readInt()];
    this.newest = in.readLong();
    int occupied = in.readInt();
    for (int i = 0; i < occupied; i++) {
      int slot = in.readInt();
      counts[slot] = in.readLong();
      total += counts[slot];
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(bucketMillis);
    out.writeInt(counts.length);
    out.writeLong(newest);
    out.writeInt((int) Arrays.stream(counts).filter(c -> c > 0).count());
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        out.writeInt(slot);
        out.writeLong(counts[slot]);
      }
    }
  }

  @Override
  public final void passTo(long timeMillis) {
    long bucket = Math.floorDiv(timeMillis, bucketMillis);
    if (bucket <= newest) {
      return;
    }
    if (newest != NOT_STARTED && total > 0) {
      long last = Math.min(bucket, newest + counts.length);
      for (long opened = newest + 1; opened <= last; opened++) {
        open(opened);
      }
    }
    newest = bucket;
  }

  /** A new bucket takes the slot of the one that leaves the ring. */
  private void open(long bucket) {
    int slot = slot(bucket);
    if (counts[slot] > 0) {
      long left = counts[slot];
      total -= left;
      counts[slot] = 0;
      leave(slot, left);
    }
    opened(bucket);
  }

  @Override
  public final boolean add(int part, long timeMillis, String whom, double amount, boolean hit) {
    long bucket = Math.floorDiv(timeMillis, bucketMillis);
    if (bucket <= newest - counts.length) {
      return false;
    }
    int slot = slot(bucket);
    counts[slot]++;
    total++;
    put(bucket, slot, whom, amount, hit);
    return true;
  }

  /** The ring has let go of a slot's events, of which there were some. */
  abstract void leave(int slot, long events);

  /** Takes an event, which is in {@link #counts} already. */
  abstract void put(long bucket, int slot, String whom, double amount, boolean hit);

  /** A bucket has become the newest. */
  void opened(long bucket) {}

  final int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) counts.length);
  }

  @Override
  public double baseline() {
    return Double.NaN;
  }

  @Override
  public long nextChangeMillis() {
    if (total == 0) {
      return NEVER;
    }
    long bucket = newest - counts.length + 1;
    while (counts[slot(bucket)] == 0) {
      bucket++;
    }
    return (bucket + counts.length) * bucketMillis;
  }

  @Override
  public final long emptyAtMillis() {
    if (total == 0) {
      return NEVER;
    }
    long bucket = newest;
    while (counts[slot(bucket)] == 0) {
      bucket--;
    }
    return (bucket + counts.length) * bucketMillis;
  }

  @Override
  public final boolean isEmpty() {
    return total == 0;
  }
}
