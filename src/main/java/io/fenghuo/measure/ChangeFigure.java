package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How the count of the last window stands to what is usual: {@code (present − reference) /
 * reference}, where the reference is the baseline, or the floor where that is more; on a key's
 * first day the floor may be another one, for a morning after an empty night is a great change. The
 * baseline is the {@linkplain DayCounts#usual middle} of the same hours of the days before; where
 * no such day is known, the count of the window before, on a ring of two windows, as it was when
 * the change began if a line is up. There is no figure before a key has lived through both windows;
 * the caller sees to that, for it knows the key's age.
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
  private final DayCounts days;
  private long earlier;

  /** The window before as it was when a line went up; NaN while none is. */
  private double held = Double.NaN;

  ChangeFigure(long bucketMillis, int bucketsOfOneWindow) {
    super(bucketMillis, 2 * bucketsOfOneWindow);
    this.window = bucketsOfOneWindow;
    this.days = new DayCounts();
  }

  private ChangeFigure(ChangeFigure other) {
    super(other);
    this.window = other.window;
    this.days = other.days.copy();
    this.earlier = other.earlier;
    this.held = other.held;
  }

  private ChangeFigure(DataInput in, boolean withDays) throws IOException {
    super(in);
    this.days = withDays ? DayCounts.read(in) : new DayCounts();
    this.held = withDays ? in.readDouble() : Double.NaN;
    this.window = counts.length / 2;
    for (int i = 0; i < window; i++) {
      earlier += counts[slot(newest - window - i)];
    }
  }

  static ChangeFigure read(DataInput in) throws IOException {
    return new ChangeFigure(in, true);
  }

  /** The form of before the days were counted. */
  static ChangeFigure readWithoutDays(DataInput in) throws IOException {
    return new ChangeFigure(in, false);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    days.write(out);
    out.writeDouble(held);
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
    days.add(bucket * bucketMillis);
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    double present = numerator(definition);
    double reference = denominator(definition);
    return present < definition.minSample() ? Double.NaN : (present - reference) / reference;
  }

  /** The last window's count. */
  @Override
  public double numerator(FigureDefinition definition) {
    return total - earlier;
  }

  /** The reference: the baseline, or the floor. */
  @Override
  public double denominator(FigureDefinition definition) {
    double usual = usual();
    return Double.isNaN(usual)
        ? Math.max(before(), definition.firstDayFloor())
        : Math.max(usual, definition.baselineFloor());
  }

  /** What is usual in such a window. */
  @Override
  public double baseline() {
    double usual = usual();
    return Double.isNaN(usual) ? before() : usual;
  }

  /** The same hours of the days before; NaN where none is known. */
  private double usual() {
    long toMillis = (newest + 1) * bucketMillis;
    long windowMillis = window * bucketMillis;
    return windowMillis <= DayCounts.DAY_MILLIS
        ? days.usual(toMillis - windowMillis, toMillis)
        : Double.NaN;
  }

  /** The window before. */
  private double before() {
    return Double.isNaN(held) ? earlier : Math.min(held, earlier);
  }

  @Override
  public void hold(boolean inTrouble) {
    if (!inTrouble) {
      held = Double.NaN;
    } else if (Double.isNaN(held)) {
      held = earlier;
    }
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
    return 9;
  }
}
