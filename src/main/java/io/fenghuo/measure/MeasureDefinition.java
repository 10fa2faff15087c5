package io.fenghuo.measure;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A measure as its author wrote it, checked.
 *
 * @param id id within the set
 * @param figure what is computed
 * @param scope over what it is computed, in the order of {@link Dimension}
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
 * @param tells the field whose value is told that stands out among what is counted; null for none
 * @param impact what the figure says about the trouble's extent, or null
 * @param lines the most severe first: rising lines from the highest limit, then falling ones from
 *     the lowest
 * @param name what people call it; null where its author gives no name
 */
public record MeasureDefinition(
    String id,
    FigureKind figure,
    List<Dimension> scope,
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
    EventField tells,
    String impact,
    List<Line> lines,
    LocalizedText name)
    implements Serializable {

  private static final int BUCKETS = 60;
  private static final long MIN_BUCKET_MILLIS = 1_000;

  /** The dimensions of its scope, as one text: measures of one shape share their keys. */
  String shape() {
    return scope.stream().map(Dimension::fieldName).collect(Collectors.joining(","));
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
    return figure == FigureKind.CHANGE ? 2 * buckets() : buckets();
  }

  /** Whether a figure of a key that is younger than the history would raise false alarms. */
  boolean needsHistory(Line line) {
    return figure == FigureKind.CHANGE || !line.above() && figure.silenceIsZero();
  }

  /** Whether a key must be remembered beyond its window, because its silence or its age counts. */
  boolean remembers() {
    return lines.stream().anyMatch(this::needsHistory);
  }

  /**
   * Whether the figure is told anew while it is beyond a line. One of a single customer or session
   * is not: there are too many of them, and each has grown when a line of its own is crossed.
   */
  boolean tellsSteps() {
    return !scope.contains(Dimension.CUSTOMER_ID) && !scope.contains(Dimension.SESSION_ID);
  }

  /** Changes where counts taken under one definition mean nothing under the other. */
  int countsHash() {
    return String.join(
            "\n",
            figure.name(),
            on.toString(),
            where,
            hit,
            String.valueOf(by),
            String.valueOf(field),
            String.valueOf(across),
            shape(),
            Long.toString(figure.hasWindow() ? windowMillis : forgetAfterMillis),
            minConfidence > 0 ? Double.toString(minConfidence) : "")
        .hashCode();
  }

  private static long ceilDiv(long amount, long by) {
    return -Math.floorDiv(-amount, by);
  }
}
