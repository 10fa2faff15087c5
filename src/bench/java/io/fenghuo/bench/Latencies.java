package io.fenghuo.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** From the append of each completing event to the first sight of its match. */
final class Latencies {

  private final Map<String, Long> appended;
  private final Map<String, Long> taken = new HashMap<>();
  private long twice;

  /**
   * @param appended nanoTime of the append, by the event's address
   */
  Latencies(Map<String, Long> appended) {
    this.appended = appended;
  }

  /** A match was seen; those that are not looked for are let go. */
  void seen(String address, long nanos) {
    Long start = appended.get(address);
    if (start != null && taken.putIfAbsent(address, nanos - start) != null) {
      twice++;
    }
  }

  int found() {
    return taken.size();
  }

  long twice() {
    return twice;
  }

  /** By the nearest rank; NaN where nothing was found. */
  double millis(double quantile) {
    if (taken.isEmpty()) {
      return Double.NaN;
    }
    long[] sorted = taken.values().stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(quantile * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
