package io.fenghuo.measure;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.NumberRange;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is computed over the events of one scope, as its author wrote it, checked.
 *
 * @param kind what is computed
 * @param on kinds of events that are read
 * @param where condition on what is counted at all; empty for everything
 * @param hit condition on a share's numerator; empty elsewhere
 * @param by whom a distinct figure counts, or a share in place of events; null elsewhere
 * @param field the numeric field; null where none is read
 * @param quantile which quantile; 0 elsewhere
 * @param across a gauge's last values are kept for each value of this field and summed; null for
 *     one
 * @param windowMillis length of the window; 0 for a gauge
 * @param minSample below so many in the denominator there is no figure; 0 where that means nothing
 * @param minConfidence a reading of emotion that its own model doubts more does not count at all;
 *     one without a confidence does
 * @param baselineFloor a usual count below this counts as this, for a change
 * @param firstDayFloor the same while no earlier day is known
 * @param forgetAfterMillis for how long a key that fell silent is remembered, where a measure must
 *     remember; for a gauge, for how long a value is good
 * @param of what a ratio divides; null elsewhere
 * @param per by what a ratio divides; null elsewhere
 */
public record FigureDefinition(
    FigureKind kind,
    List<EventKind> on,
    String where,
    String hit,
    EventField by,
    EventField field,
    double quantile,
    EventField across,
    long windowMillis,
    long minSample,
    double minConfidence,
    long baselineFloor,
    long firstDayFloor,
    long forgetAfterMillis,
    FigureDefinition of,
    FigureDefinition per)
    implements Serializable {

  private static final int BUCKETS = 60;
  private static final long MIN_BUCKET_MILLIS = 1_000;

  /** One of the job's own measures, which reads no events: others tell its values. */
  static FigureDefinition told(FigureKind kind, long windowMillis) {
    return new FigureDefinition(
        kind, List.of(), "", "", null, null, 0, null, windowMillis, 0, 0, 0, 0, 0, null, null);
  }

  /**
   * One figure divided by another. Its window is the longer one, where there are two.
   *
   * @param minSample no figure while less was counted in the divisor; with 0 the divisor is taken
   *     as one at least, once the window is full
   */
  static FigureDefinition ratio(
      FigureDefinition of, FigureDefinition per, long minSample, long forgetAfterMillis) {
    Set<EventKind> on = EnumSet.noneOf(EventKind.class);
    on.addAll(of.on);
    on.addAll(per.on);
    return new FigureDefinition(
        FigureKind.RATIO,
        List.copyOf(on),
        "",
        "",
        null,
        null,
        0,
        null,
        Math.max(of.windowMillis, per.windowMillis),
        minSample,
        0,
        0,
        0,
        forgetAfterMillis,
        of,
        per);
  }

  /** The figures whose events are counted: itself, or those that a ratio is made of. */
  public List<FigureDefinition> parts() {
    return kind == FigureKind.RATIO ? List.of(of, per) : List.of(this);
  }

  /**
   * Length of a bucket: a sixtieth of the window, at least a second. Buckets are aligned to the
   * epoch, and an event leaves the window with its bucket: it counts for the window's length at
   * most, and for one bucket less at least.
   */
  long bucketMillis() {
    return Math.max(MIN_BUCKET_MILLIS, ceilDiv(windowMillis, BUCKETS));
  }

  int buckets() {
    return Math.toIntExact(ceilDiv(windowMillis, bucketMillis()));
  }

  /** How much history the arithmetic rests on, in buckets. */
  int historyBuckets() {
    return kind == FigureKind.CHANGE ? 2 * buckets() : buckets();
  }

  /** Whether a figure of a key that is younger than the history would raise false alarms. */
  boolean needsHistory(Line line) {
    return switch (kind) {
      case CHANGE -> true;
      // Too little was answered while the desk is young, or nothing was asked for yet.
      case RATIO -> minSample == 0 || of.needsHistory(line);
      case COUNT, RATE, DISTINCT, SUM, SHARE, MEAN, QUANTILE, GAUGE ->
          !line.above() && kind.silenceIsZero();
    };
  }

  /** What the figure can be; null for any number. */
  NumberRange range() {
    FigureDefinition counted = kind == FigureKind.RATIO ? of : this;
    return counted.kind == null ? null : counted.kind.range(counted.field);
  }

  /** The field whose value tells readings apart; null for none. */
  EventField distinguishes() {
    return by == null ? across : by;
  }

  /** What must be the same for counts to go on, as one text; the scope not among it. */
  String counted() {
    if (kind == FigureKind.RATIO) {
      return of.counted() + "\n/\n" + per.counted();
    }
    return String.join(
        "\n",
        kind.name(),
        on.toString(),
        where,
        hit,
        String.valueOf(by),
        String.valueOf(field),
        String.valueOf(across),
        Long.toString(kind.hasWindow() ? windowMillis : forgetAfterMillis),
        minConfidence > 0 ? Double.toString(minConfidence) : "");
  }

  private static long ceilDiv(long amount, long by) {
    return -Math.floorDiv(-amount, by);
  }
}
