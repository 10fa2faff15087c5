package io.fenghuo.measure.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a series has been of late, and how far its figures are usually from there: both as
 * exponentially weighted means. The first figures count alike.
 */
final class Level {

  private final int figures;

  private int seen;
  private double mean;
  private double spread;

  /**
   * @param figures a figure so many ago counts a third
   */
  Level(int figures) {
    this.figures = figures;
  }

  double mean() {
    return mean;
  }

  double spread() {
    return spread;
  }

  /** How far a figure is from the level before it, which then follows. 0 for the first. */
  double step(double value) {
    if (seen == 0) {
      seen = 1;
      mean = value;
      return 0;
    }
    double step = value - mean;
    double share = 1.0 / Math.min(figures, seen);
    mean += share * step;
    spread += share * (Math.abs(step) - spread);
    seen = Math.min(seen + 1, figures);
    return step;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(seen);
    out.writeDouble(mean);
    out.writeDouble(spread);
  }

  static Level read(DataInput in, int figures) throws IOException {
    Level read = new Level(figures);
    read.seen = in.readShort();
    read.mean = in.readDouble();
    read.spread = in.readDouble();
    return read;
  }
}
