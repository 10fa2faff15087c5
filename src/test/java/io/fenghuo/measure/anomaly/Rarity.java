package io.fenghuo.measure.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare a deviation of this size is among the deviations before it, in powers of ten: 3 is one
 * in a thousand. Within what was seen it counts; of the largest hundredth it takes a Pareto tail,
 * whose exponent is Hill's estimate (B. M. Hill, "A Simple General Approach to Inference About the
 * Tail of a Distribution", Annals of Statistics 3, 1975) with a weak prior, so that a series whose
 * deviations are wild needs a wilder one.
 *
 * <p>A deviation of some {@value #MEMORY} figures ago counts a third. The sizes are kept as a
 * histogram whose bins grow by a tenth, from 10⁻⁹ to 10¹⁵; nearer to zero than that is none at all.
 */
final class Rarity {

  static final double MOST = 50;

  private static final int MEMORY = 4_000;
  private static final int WARM_UP = 50;
  private static final double TAIL = 0.01;

  /** So many deviations of the tail weigh the prior, whose mean excess is that of 10⁰·⁰⁶⁵. */
  private static final double PRIOR_WEIGHT = 5;

  private static final double PRIOR_EXCESS = 0.15;

  private static final double LOG_GROWTH = StrictMath.log(1.1);
  private static final double LOG_TEN = StrictMath.log(10);
  private static final int BELOW_ONE = 218;
  private static final int BINS = BELOW_ONE + 363;
  private static final double SMALLEST = 1e-9;

  /** Weights grow instead of all old ones shrinking; before they overflow, all are divided. */
  private static final double GROWTH_OF_WEIGHT = 1 / (1 - 1.0 / MEMORY);

  private static final double HEAVIEST = 1e100;

  /** The first bin is that of no deviation. */
  private final double[] bins = new double[BINS];

  private double total;
  private double weight = 1;
  private int seen;

  /** Rates a deviation and remembers it. 0 until there is something to compare it with. */
  double rate(double deviation) {
    double rate = seen + 1 < WARM_UP ? 0 : rarity(deviation);
    remember(deviation);
    return rate;
  }

  private void remember(double deviation) {
    weight *= GROWTH_OF_WEIGHT;
    bins[bin(deviation)] += weight;
    total += weight;
    seen = Math.min(seen + 1, WARM_UP);
    if (weight > HEAVIEST) {
      for (int i = 0; i < BINS; i++) {
        bins[i] /= weight;
      }
      total /= weight;
      weight = 1;
    }
  }

  private double rarity(double deviation) {
    int edge = BINS - 1;
    double above = 0;
    double excess = 0;
    while (edge > 0 && above + bins[edge] < TAIL * total) {
      above += bins[edge];
      excess += bins[edge] * middle(edge);
      edge--;
    }
    double from = middle(edge) + LOG_GROWTH / 2;
    double beyond = StrictMath.log(Math.max(deviation, SMALLEST)) - from;
    if (beyond <= 0) {
      int bin = bin(deviation);
      for (int i = edge; i >= bin; i--) {
        above += bins[i];
      }
      return Math.max(0, -StrictMath.log(above / total) / LOG_TEN);
    }
    double meanExcess =
        ((excess - above * from) / weight + PRIOR_WEIGHT * PRIOR_EXCESS)
            / (above / weight + PRIOR_WEIGHT);
    double atEdge = Math.max(above, weight / 2) / total;
    return Math.min(MOST, (beyond / meanExcess - StrictMath.log(atEdge)) / LOG_TEN);
  }

  private static int bin(double deviation) {
    return deviation <= SMALLEST
        ? 0
        : Math.max(
            0,
            Math.min(
                BINS - 1, BELOW_ONE + (int) Math.floor(StrictMath.log(deviation) / LOG_GROWTH)));
  }

  /** The logarithm of the middle of a bin. */
  private static double middle(int bin) {
    return (bin - BELOW_ONE + 0.5) * LOG_GROWTH;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(total);
    out.writeDouble(weight);
    out.writeByte(seen);
    int used = 0;
    for (double bin : bins) {
      used += bin > 0 ? 1 : 0;
    }
    out.writeShort(used);
    for (int i = 0; i < BINS; i++) {
      if (bins[i] > 0) {
        out.writeShort(i);
        out.writeDouble(bins[i]);
      }
    }
  }

  static Rarity read(DataInput in) throws IOException {
    Rarity read = new Rarity();
    read.total = in.readDouble();
    read.weight = in.readDouble();
    read.seen = in.readByte();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      int bin = in.readUnsignedShort();
      read.bins[bin] = in.readDouble();
    }
    return read;
  }
}
