package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sum and mean of a field over the window. */
final class SumFigure extends WindowFigure {

  private final double[] sums;
  private double sum;

  SumFigure(long bucketMillis, int buckets) {
    super(bucketMillis, buckets);
    this.sums = new double[buckets];
  }

  private SumFigure(SumFigure other) {
    super(other);
    this.sums = other.sums.clone();
    this.sum = other.sum;
  }

  private SumFigure(DataInput in) throws IOException {
    super(in);
    this.sums = new double[counts.length];
    this.sum = in.readDouble();
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        sums[slot] = in.readDouble();
      }
    }
  }

  static SumFigure read(DataInput in) throws IOException {
    return new SumFigure(in);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    // Adding up the buckets anew would round otherwise than the running sum did.
    out.writeDouble(sum);
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        out.writeDouble(sums[slot]);
      }
    }
  }

  /** Adds up anew rather than subtracting: errors of rounding must not pile up for weeks. */
  @Override
  void leave(int slot, long events) {
    sums[slot] = 0;
    sum = 0;
    for (double part : sums) {
      sum += part;
    }
  }

  @Override
  void put(long bucket, int slot, String whom, double amount, boolean hit) {
    sums[slot] += amount;
    sum += amount;
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    if (definition.kind() == FigureKind.SUM) {
      return sum;
    }
    return total < definition.minSample() ? Double.NaN : sum / total;
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return sum;
  }

  @Override
  public double denominator(FigureDefinition definition) {
    return definition.kind() == FigureKind.SUM ? 1 : total;
  }

  @Override
  public SumFigure copy() {
    return new SumFigure(this);
  }

  @Override
  public int tag() {
    return 4;
  }
}
