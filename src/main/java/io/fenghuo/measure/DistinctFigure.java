package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many different customers (sessions, …) are in the window; or which part of them had a hit.
 * One customer with fifty messages is one customer.
 */
final class DistinctFigure extends WindowFigure {

  private final SlidingDistinct all;

  /** Those with a hit; null where the figure is no share. */
  private final SlidingDistinct hits;

  DistinctFigure(long bucketMillis, int buckets, boolean share) {
    super(bucketMillis, buckets);
    this.all = new SlidingDistinct(buckets);
    this.hits = share ? new SlidingDistinct(buckets) : null;
  }

  private DistinctFigure(DistinctFigure other) {
    super(other);
    this.all = new SlidingDistinct(other.all);
    this.hits = other.hits == null ? null : new SlidingDistinct(other.hits);
  }

  private DistinctFigure(DataInput in) throws IOException {
    super(in);
    this.all = SlidingDistinct.read(in);
    this.hits = in.readBoolean() ? SlidingDistinct.read(in) : null;
  }

  static DistinctFigure read(DataInput in) throws IOException {
    return new DistinctFigure(in);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    all.write(out, oldest());
    out.writeBoolean(hits != null);
    if (hits != null) {
      hits.write(out, oldest());
    }
  }

  @Override
  void leave(int slot, long events) {
    all.leave(slot);
    if (hits != null) {
      hits.leave(slot);
    }
  }

  @Override
  void put(long bucket, int slot, String whom, double amount, boolean hit) {
    all.add(whom, bucket, oldest());
    if (hits != null && hit) {
      hits.add(whom, bucket, oldest());
    }
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    if (hits == null) {
      return all.estimate();
    }
    if (all.estimate() < definition.minSample()) {
      return Double.NaN;
    }
    return above
        ? WilsonBound.lower(hits.estimate(), all.estimate())
        : WilsonBound.upper(hits.estimate(), all.estimate());
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return hits == null ? all.estimate() : hits.estimate();
  }

  @Override
  public double denominator(FigureDefinition definition) {
    return hits == null ? 1 : all.estimate();
  }

  private long oldest() {
    return newest - counts.length + 1;
  }

  @Override
  public DistinctFigure copy() {
    return new DistinctFigure(this);
  }

  @Override
  public int tag() {
    return 5;
  }
}
