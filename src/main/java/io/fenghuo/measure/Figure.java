package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one measure has counted on one scope. Mutable, and bounded: by its window's buckets, or by a
 * stated number of values. The order of calls is {@link #passTo}, then {@link #add}, then
 * questions.
 */
sealed interface Figure permits WindowFigure, GaugeFigure, RatioFigure {

  /** No time: nothing will change. */
  long NEVER = Long.MAX_VALUE;

  static Figure of(FigureDefinition definition) {
    long bucketMillis = definition.kind().hasWindow() ? definition.bucketMillis() : 0;
    int buckets = definition.kind().hasWindow() ? definition.buckets() : 0;
    return switch (definition.kind()) {
      case COUNT, RATE -> new CountFigure(bucketMillis, buckets);
      case SHARE ->
          definition.by() == null
              ? new ShareFigure(bucketMillis, buckets)
              : new DistinctFigure(bucketMillis, buckets, true);
      case DISTINCT -> new DistinctFigure(bucketMillis, buckets, false);
      case SUM, MEAN -> new SumFigure(bucketMillis, buckets);
      case QUANTILE -> new QuantileFigure(bucketMillis, buckets);
      case CHANGE -> new ChangeFigure(bucketMillis, buckets);
      case RATIO -> new RatioFigure(of(definition.of()), of(definition.per()));
      case GAUGE ->
          new GaugeFigure(
              definition.forgetAfterMillis(),
              definition.across() != null && !definition.across().isIdentity());
    };
  }

  /** Time has come this far; what is too old by now no longer counts. Never goes back. */
  void passTo(long timeMillis);

  /**
   * All of the input has come this far, which is less far than its newest event where it has
   * several parts. Told before each event.
   */
  default void settle(long timeMillis) {}

  /**
   * Whether one of its lines is up: what counts as usual does not learn from a trouble that lasts.
   * Told after each judgement.
   */
  default void hold(boolean inTrouble) {}

  /**
   * Counts an event, which may be older than the time passed to.
   *
   * @param part for which of the figures that it is made of, its place in {@link
   *     FigureDefinition#parts}; 0 where it is one
   * @param whom the value of the field that distinguishes, or null
   * @param amount the value of the numeric field, or 0
   * @param hit whether it counts in the numerator
   * @return whether it still counts: not when it is older than the window
   */
  boolean add(int part, long timeMillis, String whom, double amount, boolean hit);

  /**
   * The figure as a line compares it; NaN where too little was counted.
   *
   * @param above whether the line is crossed by rising
   */
  double value(FigureDefinition definition, boolean above);

  /** What was counted, or the figure itself where it is no ratio. */
  double numerator(FigureDefinition definition);

  /** Out of how many; 1 where the figure is no ratio. */
  double denominator(FigureDefinition definition);

  /** What the figure is compared with; NaN where nothing. */
  double baseline();

  /** When time alone will next change the figure, in epoch milliseconds. */
  long nextChangeMillis();

  /** When time alone will have emptied it. */
  long emptyAtMillis();

  boolean isEmpty();

  Figure copy();

  /** The family's number in saved state; never reused. */
  int tag();

  void write(DataOutput out) throws IOException;

  static void writeTagged(Figure figure, DataOutput out) throws IOException {
    out.writeByte(figure.tag());
    figure.write(out);
  }

  static Figure readTagged(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case 1 -> CountFigure.read(in);
      case 2 -> ShareFigure.read(in);
      case 3 -> ChangeFigure.readWithoutDays(in);
      case 4 -> SumFigure.read(in);
      case 5 -> DistinctFigure.read(in);
      case 6 -> QuantileFigure.read(in);
      case 7 -> GaugeFigure.readWithoutGaps(in);
      case 8 -> GaugeFigure.read(in);
      case 9 -> ChangeFigure.read(in);
      case 10 -> RatioFigure.read(in);
      default -> throw new IOException("Saved figure has the unknown tag " + tag);
    };
  }
}
