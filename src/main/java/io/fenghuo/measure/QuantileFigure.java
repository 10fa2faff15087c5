package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Quantile of a field over the window, within 1 % of the value: one {@link LogHistogram} per bucket
 * and a running one of the whole, from which a bucket that leaves is subtracted.
 */
final class QuantileFigure extends WindowFigure {

  private final LogHistogram[] parts;
  private final LogHistogram whole;

  QuantileFigure(long bucketMillis, int buckets) {
    super(bucketMillis, buckets);
    this.parts = new LogHistogram[buckets];
    this.whole = new LogHistogram();
  }

  private QuantileFigure(QuantileFigure other) {
    super(other);
    this.parts = new LogHistogram[other.parts.length];
    for (int slot = 0; slot < parts.length; slot++) {
      parts[slot] = other.parts[slot] == null ? null : other.parts[slot].copy();
    }
    this.whole = other.whole.copy();
  }

  private QuantileFigure(DataInput in) throws IOException {
    super(in);
    this.parts = new LogHistogram[counts.length];
    this.whole = new LogHistogram();
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        parts[slot] = LogHistogram.read(in);
        whole.addAll(parts[slot]);
      }
    }
  }

  static QuantileFigure read(DataInput in) throws IOException {
    return new QuantileFigure(in);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        parts[slot].write(out);
      }
    }
  }

  @Override
  void leave(int slot, long events) {
    whole.removeAll(parts[slot]);
    parts[slot] = null;
  }

  @Override
  void put(long bucket, int slot, String whom, double amount, boolean hit) {
    if (parts[slot] == null) {
      parts[slot] = new LogHistogram();
    }
    parts[slot].add(amount, 1);
    whole.add(amount, 1);
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    return total < definition.minSample() ? Double.NaN : numerator(definition);
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return whole.quantile(definition.quantile());
  }

  @Override
  public double denominator(FigureDefinition definition) {
    return 1;
  }

  @Override
  public QuantileFigure copy() {
    return new QuantileFigure(this);
  }

  @Override
  public int tag() {
    return 6;
  }
}
