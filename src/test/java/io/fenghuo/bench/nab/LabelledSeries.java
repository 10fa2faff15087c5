package io.fenghuo.bench.nab;

import java.util.List;

/**
 * One file of a corpus.
 *
 * @param name folder and file, {@code realTweets/Twitter_volume_UPS.csv}
 * @param timeMillis each row's time; local time without a zone, read as UTC
 * @param values the figure, in whatever unit the file has
 * @param windows in their order, without overlap
 */
record LabelledSeries(String name, long[] timeMillis, double[] values, List<Window> windows) {

  /**
   * The rows in which an alarm finds an anomaly.
   *
   * @param last the last of them, itself within the window
   */
  record Window(int first, int last) {

    int rows() {
      return last - first + 1;
    }
  }

  LabelledSeries {
    if (timeMillis.length != values.length) {
      throw new IllegalArgumentException(
          name + " has " + timeMillis.length + " times and " + values.length + " values");
    }
    int from = 0;
    for (Window window : windows) {
      if (window.first() < from
          || window.last() <= window.first()
          || window.last() >= rows(values)) {
        throw new IllegalArgumentException(name + " has no rows for " + window);
      }
      from = window.last() + 1;
    }
  }

  String category() {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  int rows() {
    return rows(values);
  }

  private static int rows(double[] values) {
    return values.length;
  }
}
