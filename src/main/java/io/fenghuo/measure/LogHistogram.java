package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A histogram whose bins grow by 2 %, so that every quantile is within 1 % of the exact value (C.
 * Masson, J. E. Rim, H. K. Lee, "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with
 * Relative-Error Guarantees", PVLDB 12, 2019). At most some 6,000 bins, as many as values differ.
 *
 * <p>Not a KLL sketch: that one compacts by an unseeded coin, so that the same input gives another
 * figure each time, and a replay could not be repeated to the byte. And this one can be subtracted.
 */
final class LogHistogram {

  private static final double ACCURACY = 0.01;
  private static final double GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
  private static final double LOG_GAMMA = StrictMath.log(GAMMA);

  /** Nearer to zero than this is zero; farther from it than {@link #LARGEST} is that. */
  private static final double SMALLEST = 1e-9;

  private static final double LARGEST = 1e19;

  /** Makes the bin of the smallest positive value 1 or more; negative values mirror it. */
  private static final int OFFSET = 1_100;

  private int size;
  private int[] bins = new int[4];
  private long[] counts = new long[4];
  private long total;

  void add(double value, long count) {
    addToBin(bin(value), count);
  }

  void addAll(LogHistogram other) {
    for (int i = 0; i < other.size; i++) {
      addToBin(other.bins[i], other.counts[i]);
    }
  }

  /** Takes back what was added before. */
  void removeAll(LogHistogram other) {
    int from = 0;
    for (int i = 0; i < other.size; i++) {
      from = Arrays.binarySearch(bins, from, size, other.bins[i]);
      counts[from] -= other.counts[i];
    }
    total -= other.total;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (counts[i] > 0) {
        bins[kept] = bins[i];
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }

  /** The value of rank {@code ceil(q · n)}; NaN where nothing was added. */
  double quantile(double q) {
    long rank = Math.max(1, (long) Math.ceil(q * total));
    for (int i = 0; i < size; i++) {
      rank -= counts[i];
      if (rank <= 0) {
        return value(bins[i]);
      }
    }
    return Double.NaN;
  }

  LogHistogram copy() {
    LogHistogram copy = new LogHistogram();
    copy.size = size;
    copy.bins = Arrays.copyOf(bins, Math.max(4, size));
    copy.counts = Arrays.copyOf(counts, Math.max(4, size));
    copy.total = total;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeInt(bins[i]);
      out.writeLong(counts[i]);
    }
  }

  static LogHistogram read(DataInput in) throws IOException {
    LogHistogram read = new LogHistogram();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      read.addToBin(in.readInt(), in.readLong());
    }
    return read;
  }

  private void addToBin(int bin, long count) {
    total += count;
    int at = Arrays.binarySearch(bins, 0, size, bin);
    if (at >= 0) {
      counts[at] += count;
      return;
    }
    at = -at - 1;
    if (size == bins.length) {
      bins = Arrays.copyOf(bins, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(bins, at, bins, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    bins[at] = bin;
    counts[at] = count;
    size++;
  }

  /** {@code StrictMath}, so that every machine finds the same bin. */
  private static int bin(double value) {
    double distance = Math.min(Math.abs(value), LARGEST);
    if (distance < SMALLEST) {
      return 0;
    }
    int bin = OFFSET + (int) Math.ceil(StrictMath.log(distance) / LOG_GAMMA);
    return value > 0 ? bin : -bin;
  }

  private static double value(int bin) {
    if (bin == 0) {
      return 0;
    }
    double distance = 2 * StrictMath.pow(GAMMA, Math.abs(bin) - OFFSET) / (GAMMA + 1);
    return bin > 0 ? distance : -distance;
  }
}
