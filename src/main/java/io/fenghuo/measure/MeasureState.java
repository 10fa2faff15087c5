package io.fenghuo.measure;

import io.fenghuo.event.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one measure knows of one scope. Mutable, since an event must not copy sixty buckets to
 * change one of them: whoever reads it from keyed state puts it back.
 */
final class MeasureState {

  static final long NEVER_READ = Long.MAX_VALUE;

  final Scope scope;

  /** Standings of the lines that are not down, by the line's id. */
  final Map<String, Long> standings = new LinkedHashMap<>(2);

  /** Since when the figure has reached lines that wait before they go up, by the line's id. */
  final Map<String, Long> reachedSince = new LinkedHashMap<>(2);

  /** {@link MeasureDefinition#countsHash} of the definition under which it was counted. */
  int countsHash;

  /** Event time up to which everything was judged. */
  long clockMillis = Long.MIN_VALUE;

  /** Time of the earliest event that was read; {@link #NEVER_READ} where none. */
  long firstMillis = NEVER_READ;

  /** Time of the latest event that was read. */
  long lastMillis = Long.MIN_VALUE;

  /** What was last told of a figure beyond a line; null while no line is up. */
  LastTold told;

  Figure figure;

  /** What is counted beside the figure; null where the measure tells of nothing. */
  ValueCounts values;

  MeasureState(Scope scope, int countsHash, Figure figure) {
    this.scope = scope;
    this.countsHash = countsHash;
    this.figure = figure;
  }

  /** Whether a line is up, or its figure is there and must stay there before it goes up. */
  boolean isAnyLineReached() {
    return !standings.isEmpty() || !reachedSince.isEmpty();
  }

  boolean isHistoryFull(FigureDefinition definition) {
    return clockMillis >= historyFullAtMillis(definition);
  }

  /** When the window holds only buckets that began after the key's first event was read. */
  long historyFullAtMillis(FigureDefinition definition) {
    if (firstMillis == NEVER_READ) {
      return Figure.NEVER;
    }
    long bucketMillis = definition.bucketMillis();
    long firstBucket = Math.floorDiv(firstMillis, bucketMillis);
    return (firstBucket + definition.historyBuckets()) * bucketMillis;
  }

  MeasureState copy() {
    MeasureState copy = new MeasureState(scope, countsHash, figure.copy());
    copy.standings.putAll(standings);
    copy.reachedSince.putAll(reachedSince);
    copy.clockMillis = clockMillis;
    copy.firstMillis = firstMillis;
    copy.lastMillis = lastMillis;
    copy.told = told;
    copy.values = values == null ? null : values.copy();
    return copy;
  }
}
