package io.fenghuo.tool.simulate;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A figure's course over time as a script writes it: points joined by straight lines, level before
 * the first and after the last.
 */
final class Course {

  private final NavigableMap<Long, Double> points;

  private Course(NavigableMap<Long, Double> points) {
    this.points = points;
  }

  static Course always(double value) {
    return new Course(new TreeMap<>(Map.of(Long.MIN_VALUE, value)));
  }

  /** Keeps the last value until a time. */
  Course until(Instant time) {
    return to(time, points.lastEntry().getValue());
  }

  /** Runs straight from the last point to a new one. */
  Course to(Instant time, double value) {
    if (time.toEpochMilli() <= points.lastKey()) {
      throw new IllegalArgumentException("a course runs forward, but " + time + " does not follow");
    }
    NavigableMap<Long, Double> more = new TreeMap<>(points);
    more.put(time.toEpochMilli(), value);
    return new Course(more);
  }

  /** Jumps to a value at a time. */
  Course jump(Instant time, double value) {
    return until(time.minusMillis(1)).to(time, value);
  }

  double at(long timeMillis) {
    Map.Entry<Long, Double> before = points.floorEntry(timeMillis);
    Map.Entry<Long, Double> after = points.higherEntry(timeMillis);
    if (after == null || before.getKey() == Long.MIN_VALUE) {
      return before.getValue();
    }
    double part = (double) (timeMillis - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue() + part * (after.getValue() - before.getValue());
  }

  double highest() {
    return points.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
