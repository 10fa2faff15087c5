package io.fenghuo.measure.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The last {@value #LENGTH} figures (eight days of five minutes), and how far the newest few are
 * from the most similar stretch among them: the distance to the nearest neighbour, a discord where
 * it is large (E. Keogh, J. Lin, A. Fu, "HOT SAX: Efficiently Finding the Most Unusual Time Series
 * Subsequence", ICDM 2005). It needs no period: a wave, a pulse or a noise has been there before.
 *
 * <p>Figures are compared as the inverse hyperbolic sine of twice their median size: small ones by
 * difference, large ones by ratio. That median is taken anew each {@value #UNIT_EVERY} figures.
 *
 * <p>The newest figure stands first, and each twice, so that every stretch lies in one piece and
 * the sums run over plain arrays.
 */
final class Shapes {

  static final int LENGTH = 2_304;

  private static final int UNIT_EVERY = 288;
  private static final int FIRST_UNIT = 20;
  private static final int SECOND_UNIT = 100;
  private static final double BEND = 2;

  /** With fewer to compare with, anything is far. */
  private static final int FEWEST = 50;

  private static final int DAY_MINUTES = 24 * 60;
  private static final int MINUTE_MILLIS = 60_000;

  private final double[] values = new double[LENGTH];
  private final double[] bent = new double[2 * LENGTH];
  private final short[] minutes = new short[2 * LENGTH];

  /** By how far back a stretch ends, for the newest figures that were compared last. */
  private final double[] sums = new double[LENGTH];

  private int compared;

  private int newest;
  private long seen;
  private double unit = 1;

  /** The median size of a figure: what is small, and what is large. */
  double unit() {
    return unit;
  }

  void add(long timeMillis, double value) {
    newest = (newest + LENGTH - 1) % LENGTH;
    seen++;
    compared = 0;
    if (seen == 1 && value != 0) {
      unit = Math.abs(value);
    }
    values[newest] = value;
    minutes[newest] = (short) Math.floorMod(Math.floorDiv(timeMillis, MINUTE_MILLIS), DAY_MINUTES);
    minutes[newest + LENGTH] = minutes[newest];
    bend(newest);
    if (seen == FIRST_UNIT || seen == SECOND_UNIT || seen % UNIT_EVERY == 0) {
      measureUnit();
    }
  }

  /**
   * The distance of the last figures from the nearest of the stretches before them that do not
   * overlap them: root mean square, a figure.
   *
   * @return NaN while there are too few to compare with
   */
  double nearest(int figures) {
    int to = compare(figures);
    double nearest = Double.POSITIVE_INFINITY;
    for (int back = figures; back < to; back++) {
      if (sums[back] < nearest) {
        nearest = sums[back];
      }
    }
    return distance(nearest, figures);
  }

  /**
   * As {@link #nearest}, but only among stretches that ended at about this time of the day.
   *
   * @return NaN also while there is none
   */
  double nearestAtThisTime(int figures, int minutesAround) {
    int to = compare(figures);
    int now = minutes[newest];
    double nearest = Double.POSITIVE_INFINITY;
    for (int back = figures; back < to; back++) {
      if (sums[back] < nearest) {
        int apart = Math.abs(now - minutes[newest + back]);
        if (Math.min(apart, DAY_MINUTES - apart) <= minutesAround) {
          nearest = sums[back];
        }
      }
    }
    return distance(nearest, figures);
  }

  private static double distance(double sum, int figures) {
    return sum == Double.POSITIVE_INFINITY ? Double.NaN : Math.sqrt(sum / figures);
  }

  /** Fills {@link #sums} with the squares; says up to where. */
  private int compare(int figures) {
    int to = kept() - figures;
    if (to < FEWEST + figures) {
      return 0;
    }
    if (compared == figures) {
      return to;
    }
    compared = figures;
    Arrays.fill(sums, 0, to, 0);
    for (int i = 0; i < figures; i++) {
      int from = newest + i;
      double figure = bent[from];
      for (int back = 0; back < to; back++) {
        double apart = figure - bent[from + back];
        sums[back] += apart * apart;
      }
    }
    return to;
  }

  private int kept() {
    return (int) Math.min(seen, LENGTH);
  }

  private void measureUnit() {
    double[] sizes = new double[kept()];
    double sum = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[(newest + i) % LENGTH]);
      sum += sizes[i];
    }
    Arrays.sort(sizes);
    double median = sizes[sizes.length / 2];
    double mean = sum / sizes.length;
    // Where most figures are zero, the others say what is large.
    unit = median > 0 ? median : mean > 0 ? mean : 1;
    for (int i = 0; i < sizes.length; i++) {
      bend((newest + i) % LENGTH);
    }
  }

  /** {@code StrictMath}, so that every machine finds the same neighbour. */
  private void bend(int at) {
    double size = Math.abs(values[at]) / (BEND * unit);
    bent[at] = Math.copySign(StrictMath.log(size + Math.sqrt(size * size + 1)), values[at]);
    bent[at + LENGTH] = bent[at];
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(seen);
    out.writeDouble(unit);
    for (int i = kept() - 1; i >= 0; i--) {
      int at = (newest + i) % LENGTH;
      out.writeDouble(values[at]);
      out.writeShort(minutes[at]);
    }
  }

  static Shapes read(DataInput in) throws IOException {
    Shapes read = new Shapes();
    read.seen = in.readLong();
    read.unit = in.readDouble();
    for (int i = read.kept() - 1; i >= 0; i--) {
      read.values[i] = in.readDouble();
      read.minutes[i] = in.readShort();
      read.minutes[i + LENGTH] = read.minutes[i];
      read.bend(i);
    }
    return read;
  }
}
