package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which part of the window's events are hits. What is compared is the {@link WilsonBound} on the
 * line's careful side: the lower one for a rising line, the upper one for a falling one.
 */
final class ShareFigure extends WindowFigure {

  private final long[] hits;
  private long totalHits;

  ShareFigure(long bucketMillis, int buckets) {
    super(bucketMillis, buckets);
    this.hits = new long[buckets];
  }

  private ShareFigure(ShareFigure other) {
    super(other);
    this.hits = other.hits.clone();
    this.totalHits = other.totalHits;
  }

  private ShareFigure(DataInput in) throws IOException {
    super(in);
    this.hits = new long[counts.length];
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        hits[slot] = in.readLong();
        totalHits += hits[slot];
      }
    }
  }

  static ShareFigure read(DataInput in) throws IOException {
    return new ShareFigure(in);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        out.writeLong(hits[slot]);
      }
    }
  }

  @Override
  void leave(int slot, long events) {
    totalHits -= hits[slot];
    hits[slot] = 0;
  }

  @Override
  void put(long bucket, int slot, String whom, double amount, boolean hit) {
    if (hit) {
      hits[slot]++;
      totalHits++;
    }
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    if (total < definition.minSample()) {
      return Double.NaN;
    }
    return above ? WilsonBound.lower(totalHits, total) : WilsonBound.upper(totalHits, total);
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return totalHits;
  }

  @Override
  public double denominator(FigureDefinition definition) {
    return total;
  }

  @Override
  public ShareFigure copy() {
    return new ShareFigure(this);
  }

  @Override
  public int tag() {
    return 2;
  }
}
