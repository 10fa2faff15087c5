package io.fenghuo.measure;

import java.io.DataInput;
import java.io.IOException;

/** How many events are in the window, as such or per minute. */
final class CountFigure extends WindowFigure {

  private static final double MINUTE_MILLIS = 60_000;

  CountFigure(long bucketMillis, int buckets) {
    super(bucketMillis, buckets);
  }

  private CountFigure(CountFigure other) {
    super(other);
  }

  private CountFigure(DataInput in) throws IOException {
    super(in);
  }

  static CountFigure read(DataInput in) throws IOException {
    return new CountFigure(in);
  }

  @Override
  void leave(int slot, long events) {}

  @Override
  void put(long bucket, int slot, String whom, double amount, boolean hit) {}

  @Override
  public double value(FigureDefinition definition, boolean above) {
    return total / denominator(definition);
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return total;
  }

  /** The window in minutes for a rate. */
  @Override
  public double denominator(FigureDefinition definition) {
    return definition.kind() == FigureKind.RATE ? definition.windowMillis() / MINUTE_MILLIS : 1;
  }

  @Override
  public CountFigure copy() {
    return new CountFigure(this);
  }

  @Override
  public int tag() {
    return 1;
  }
}
