package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One figure divided by another of the same scope, such as customers waiting by customers answered
 * a minute. What did not happen once is taken as one: where nobody was answered within ten minutes,
 * each of those who wait waits for at least ten. There is no figure where it never happened: a desk
 * that does not say when it answers does not therefore let everybody wait.
 */
final class RatioFigure implements Figure {

  private static final int OF = 0;

  private final Figure of;
  private final Figure per;

  /** Whether the divisor has counted anything since the scope is known. */
  private boolean isDivided;

  RatioFigure(Figure of, Figure per) {
    this.of = of;
    this.per = per;
  }

  static RatioFigure read(DataInput in) throws IOException {
    RatioFigure read = new RatioFigure(Figure.readTagged(in), Figure.readTagged(in));
    read.isDivided = in.readBoolean();
    return read;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    Figure.writeTagged(of, out);
    Figure.writeTagged(per, out);
    out.writeBoolean(isDivided);
  }

  @Override
  public void passTo(long timeMillis) {
    of.passTo(timeMillis);
    per.passTo(timeMillis);
  }

  @Override
  public void settle(long timeMillis) {
    of.settle(timeMillis);
    per.settle(timeMillis);
  }

  @Override
  public boolean add(int part, long timeMillis, String whom, double amount, boolean hit) {
    if (part == OF) {
      return of.add(0, timeMillis, whom, amount, hit);
    }
    isDivided = true;
    return per.add(0, timeMillis, whom, amount, hit);
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    FigureDefinition below = definition.per();
    return !isDivided || per.numerator(below) < definition.minSample()
        ? Double.NaN
        : of.value(definition.of(), above) / denominator(definition);
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return of.value(definition.of(), true);
  }

  @Override
  public double denominator(FigureDefinition definition) {
    FigureDefinition below = definition.per();
    return Math.max(1, per.numerator(below)) / per.denominator(below);
  }

  @Override
  public double baseline() {
    return Double.NaN;
  }

  @Override
  public long nextChangeMillis() {
    return Math.min(of.nextChangeMillis(), per.nextChangeMillis());
  }

  @Override
  public long emptyAtMillis() {
    if (of.isEmpty() || per.isEmpty()) {
      return Math.min(of.emptyAtMillis(), per.emptyAtMillis());
    }
    return Math.max(of.emptyAtMillis(), per.emptyAtMillis());
  }

  @Override
  public boolean isEmpty() {
    return of.isEmpty() && per.isEmpty();
  }

  @Override
  public RatioFigure copy() {
    RatioFigure copy = new RatioFigure(of.copy(), per.copy());
    copy.isDivided = isDivided;
    return copy;
  }

  @Override
  public int tag() {
    return 10;
  }
}
