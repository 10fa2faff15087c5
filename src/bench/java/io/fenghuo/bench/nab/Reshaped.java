package io.fenghuo.bench.nab;

import io.fenghuo.bench.nab.LabelledSeries.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A few labelled series in other shapes, for there are never enough: shorter and smoother as sums
 * over more time, without their spikes as logarithms, cut into pieces. The labels stay.
 */
final class Reshaped {

  private static final int PIECE = 3_960;

  /** A window of which less is left is no window. */
  private static final int SHORTEST_WINDOW = 20;

  private Reshaped() {}

  static List<LabelledSeries> all(List<LabelledSeries> series) {
    List<LabelledSeries> all = new ArrayList<>();
    for (LabelledSeries each : series) {
      all.add(sums("sum-of-3", each, 3, x -> x));
      all.add(sums("sum-of-12", each, 12, x -> x));
      all.add(sums("log-of-sum-of-2", each, 2, Math::log1p));
      all.add(sums("root-of-smoothed", smoothed(each), 4, Math::sqrt));
      for (int from = 0; from + PIECE <= each.rows(); from += PIECE) {
        all.add(piece(each, from));
      }
    }
    return all;
  }

  private static LabelledSeries sums(
      String name, LabelledSeries series, int rows, DoubleUnaryOperator of) {
    int count = series.rows() / rows;
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = series.timeMillis()[i * rows];
      values[i] = of.applyAsDouble(Arrays.stream(series.values(), i * rows, (i + 1) * rows).sum());
    }
    List<Window> windows = new ArrayList<>();
    int free = 0;
    for (Window window : series.windows()) {
      int first = Math.max(free, window.first() / rows);
      int last = Math.min(count - 1, window.last() / rows);
      if (last > first) {
        windows.add(new Window(first, last));
        free = last + 1;
      }
    }
    return new LabelledSeries(name + "/" + file(series), times, values, windows);
  }

  private static LabelledSeries smoothed(LabelledSeries series) {
    double[] values = series.values().clone();
    for (int i = 1; i < values.length; i++) {
      values[i] = values[i - 1] + 0.1 * (values[i] - values[i - 1]);
    }
    return new LabelledSeries(series.name(), series.timeMillis(), values, series.windows());
  }

  private static LabelledSeries piece(LabelledSeries series, int from) {
    int to = from + PIECE;
    List<Window> windows = new ArrayList<>();
    for (Window window : series.windows()) {
      int first = Math.max(window.first(), from);
      int last = Math.min(window.last(), to - 1);
      if (last > first + SHORTEST_WINDOW) {
        windows.add(new Window(first - from, last - from));
      }
    }
    return new LabelledSeries(
        "pieces/" + from + "-" + file(series),
        Arrays.copyOfRange(series.timeMillis(), from, to),
        Arrays.copyOfRange(series.values(), from, to),
        windows);
  }

  private static String file(LabelledSeries series) {
    return series.name().substring(series.name().indexOf('/') + 1);
  }
}
