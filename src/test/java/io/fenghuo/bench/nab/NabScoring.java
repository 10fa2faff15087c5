package io.fenghuo.bench.nab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The scoring of the Numenta Anomaly Benchmark, after its paper (A. Lavin, S. Ahmad, ICMLA 2015)
 * and its corpus' rules for the rows at the edges:
 *
 * <ul>
 *   <li>Of a window the best alarm counts, by a sigmoid that falls from 1 at its first row towards
 *       0 at its last. A window without an alarm costs the profile's {@link Profile#missCost}.
 *   <li>Each alarm outside a window costs up to the profile's {@link Profile#falsePositiveCost}:
 *       the less, the nearer it follows a window's end.
 *   <li>The first 15 % of a file, 750 rows at most, are for learning: they neither gain nor cost.
 *   <li>One threshold holds for the whole corpus: the one at which the sum is best.
 * </ul>
 */
final class NabScoring {

  private static final double PROBATION = 0.15;
  private static final int LONGEST_PROBATION_BASE = 5_000;

  /** So many widths of a window behind it, nothing of its nearness is left. */
  private static final double FAR = 3;

  private static final double STEEPNESS = 5;
  private static final int OUTSIDE = -1;

  private final Profile profile;
  private final List<Row> rows = new ArrayList<>();
  private int windows;

  /**
   * @param window its number within the corpus, or {@link #OUTSIDE}
   * @param worth what an alarm here gains, or costs as a negative number
   */
  private record Row(double score, int window, double worth) {}

  NabScoring(Profile profile) {
    this.profile = profile;
  }

  /**
   * Adds a file.
   *
   * @param scores one for each row, the higher the odder; NaN is never an alarm
   */
  NabScoring add(LabelledSeries series, double[] scores) {
    if (scores.length != series.rows()) {
      throw new IllegalArgumentException(
          series.name() + " has " + series.rows() + " rows and " + scores.length + " scores");
    }
    int probation = probation(series.rows());
    LabelledSeries.Window past = null;
    int row = 0;
    for (LabelledSeries.Window window : series.windows()) {
      addOutside(row, window.first(), probation, past, scores);
      if (window.last() >= probation) {
        addWithin(window, probation, scores);
      }
      row = window.last() + 1;
      past = window;
    }
    addOutside(row, series.rows(), probation, past, scores);
    return this;
  }

  static int probation(int rows) {
    return (int) Math.min(Math.floor(PROBATION * rows), PROBATION * LONGEST_PROBATION_BASE);
  }

  /** At the threshold that suits this corpus best. Of two as good, the higher one. */
  Verdict best() {
    Tally tally = new Tally();
    Verdict best = tally.verdict(Double.POSITIVE_INFINITY);
    List<Row> sorted = sorted();
    for (int i = 0; i < sorted.size(); i++) {
      double score = sorted.get(i).score();
      tally.alarm(sorted.get(i));
      boolean last = i + 1 == sorted.size() || sorted.get(i + 1).score() != score;
      if (last && tally.sum() > best.raw()) {
        best = tally.verdict(score);
      }
    }
    return best;
  }

  Verdict at(double threshold) {
    Tally tally = new Tally();
    rows.stream().filter(row -> row.score() >= threshold).forEach(tally::alarm);
    return tally.verdict(threshold);
  }

  private List<Row> sorted() {
    return rows.stream()
        .filter(row -> !Double.isNaN(row.score()))
        .sorted(Comparator.comparingDouble(Row::score).reversed())
        .toList();
  }

  private void addWithin(LabelledSeries.Window window, int probation, double[] scores) {
    int number = windows++;
    for (int row = Math.max(probation, window.first()); row <= window.last(); row++) {
      double place = -(window.last() - row + 1) / (double) window.rows();
      rows.add(new Row(scores[row], number, sigmoid(place) / sigmoid(-1)));
    }
  }

  private void addOutside(
      int from, int to, int probation, LabelledSeries.Window past, double[] scores) {
    for (int row = Math.max(probation, from); row < to; row++) {
      double nearness =
          past == null ? -1 : sigmoid((row - past.last()) / (double) (past.rows() - 1));
      rows.add(new Row(scores[row], OUTSIDE, nearness * profile.falsePositiveCost()));
    }
  }

  private static double sigmoid(double place) {
    return place > FAR ? -1 : 2 / (1 + Math.exp(STEEPNESS * place)) - 1;
  }

  /** The alarms so far. */
  private final class Tally {

    private final double[] gains = new double[windows];
    private final boolean[] seen = new boolean[windows];
    private double gain;
    private double cost;
    private int found;
    private int truePositives;
    private int falsePositives;

    void alarm(Row row) {
      if (row.window() == OUTSIDE) {
        falsePositives++;
        cost += row.worth();
        return;
      }
      truePositives++;
      if (!seen[row.window()]) {
        seen[row.window()] = true;
        found++;
      }
      double more = Math.max(0, row.worth() - gains[row.window()]);
      gains[row.window()] += more;
      gain += more;
    }

    double sum() {
      return gain + cost - (windows - found) * profile.missCost();
    }

    Verdict verdict(double threshold) {
      return new Verdict(
          threshold,
          sum(),
          windows,
          found,
          truePositives,
          falsePositives,
          windows,
          -windows * profile.missCost());
    }
  }
}
