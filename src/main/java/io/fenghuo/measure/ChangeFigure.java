package io.fenghuo.measure;

import java.io.DataInput;
import java.io.IOException;

/**
 * How the count of the last window stands to the count of the window before it, on a ring of two
 * windows: {@code (present − earlier) / max(earlier, floor)}. There is no figure before a key has
 * lived through both windows; the caller sees to that, for it knows the key's age.
 *
 * <p>Known to miss: a fall to nothing, for too few present events make no figure: that is for a
 * falling line on a count. And the two windows are compared as far as they have been read. While a
 * backlog is read and one partition runs ahead of another, the earlier window may not have got all
 * of its events, and the change looks larger than it is until the slower partition has caught up.
 * Replay is not touched by it, for it waits for the watermark; a live job bounds it by the sources'
 * watermark alignment. A steady disorder of less than a bucket does not matter.
 */
final class ChangeFigure extends WindowFigure {

  private final int window;
  private long earlier;

  ChangeFigure(long bucketMillis, int bucketsOfOneWindow) {
    super(bucketMillis, 2 * bucketsOfOneWindow);
    this.window = bucketsOfOneWindow;
  }

  private ChangeFigure(ChangeFigure other) {
    super(other);
    this.window = other.window;
    this.earlier = other.earlier;
  }

  private ChangeFigure(DataInput in) throws IOException {
    super(in);
    this.window = counts.length / 2;
    for (int i = 0; i < window; i++) {
      earlier += counts[slot(newest - window - i)];
    }
  }

  static ChangeFigure read(DataInput in) throws IOException {
    return new ChangeFigure(in);
  }

  @Override
  void leave(int slot, long events) {
    earlier -= events;
  }

  @Override
  void opened(long bucket) {
    earlier += counts[slot(bucket - window)];
  }

  @Override
  void put(long bucket, int slot, String whom, double amount, boolean hit) {
    if (bucket <= newest - window) {
      earlier++;
    }
  }

  @Override
  public double value(MeasureDefinition definition, boolean above) {
    double present = numerator(definition);
    return present < definition.minSample()
        ? Double.NaN
        : (present - earlier) / denominator(definition);
  }

  /** The last window's count. */
  @Override
  public double numerator(MeasureDefinition definition) {
    return total - earlier;
  }

  /** What the change is divided by: the earlier window's count, or the floor. */
  @Override
  public double denominator(MeasureDefinition definition) {
    return Math.max(earlier, definition.baselineFloor());
  }

  /** The earlier window's count. */
  @Override
  public double baseline() {
    return earlier;
  }

  /** Events also change the figure when they pass from the last window into the earlier one. */
  @Override
  public long nextChangeMillis() {
    long next = super.nextChangeMillis();
    for (long bucket = newest - window + 1; bucket <= newest; bucket++) {
      if (counts[slot(bucket)] > 0) {
        return Math.min(next, (bucket + window) * bucketMillis);
      }
    }
    return next;
  }

  @Override
  public ChangeFigure copy() {
    return new ChangeFigure(this);
  }

  @Override
  public int tag() {
    return 3;
  }
}
