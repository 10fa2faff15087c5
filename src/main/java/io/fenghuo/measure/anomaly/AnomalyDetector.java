package io.fenghuo.measure.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Scores each figure of one series as it comes, by that series alone: how rare, in powers of ten,
 * is what it does now? The score is the mean of four views, each of which knows by its own past how
 * rare such a deviation is ({@link Rarity}):
 *
 * <ul>
 *   <li>the shape of the last {@value #SHAPE} figures, beside any before;
 *   <li>the shape of the last {@value #SHAPE_AT_THIS_TIME}, beside those of the same time of day;
 *   <li>the step from the level of the last {@value #NEAR} figures, up or down;
 *   <li>the step from the level of the last {@value #FAR} in units of their spread, up or down.
 * </ul>
 *
 * <p>From the mean goes half of what the series' loudest score of {@value #BLOCK} figures is
 * usually above {@value #USUAL_PEAK}: a restless series must be louder to be heard. And one trouble
 * is told once: within {@value #BLOCK} figures of a score only a higher one is given, others are 0.
 *
 * <p>It is meant for aggregates, a figure every few minutes. Which measures and figures it was
 * chosen by is told in the benchmarks' README. It learns from all it sees, anomalies included. It
 * says nothing for the first fifty figures, and is at its best after two days. What it is known to
 * miss: a slow drift, a return of a trouble that is in its memory, and the second of two steps
 * within {@value #BLOCK} figures where it is the smaller.
 *
 * <p>Deterministic: the same figures give the same scores on every machine, and a detector that was
 * saved and restored goes on as if nothing had been. Saved it takes at most {@value #MOST_BYTES}
 * bytes, some 30,000 ordinarily.
 */
public final class AnomalyDetector {

  /** A score from which a figure is worth telling. */
  public static final double ODD = 2.4;

  /** The largest saved form; see {@link #write}. */
  public static final int MOST_BYTES = 60_000;

  private static final int VERSION = 1;

  private static final int SHAPE = 6;
  private static final int SHAPE_AT_THIS_TIME = 4;
  private static final int MINUTES_AROUND = 60;
  private static final int NEAR = 8;
  private static final int FAR = 12;

  /** Less than this share of a figure's usual size is no deviation but rounding. */
  private static final double ROUNDING = 1e-6;

  /** Nothing is steadier than this share of its usual size. */
  private static final double STEADIEST = 1e-4;

  /** A figure beyond it counts as this. */
  private static final double LARGEST = 1e15;

  private static final int BLOCK = 288;
  private static final double USUAL_PEAK = 2.2;
  private static final double USUAL_PEAK_WEIGHT = 3;
  private static final double HIGHEST_PEAK = 4;
  private static final double PEAK_KEPT = 0.97;
  private static final double LOUDNESS_SHARE = 0.5;

  private final Shapes shapes;
  private final Rarity shapeRarity;
  private final Rarity timedShapeRarity;
  private final Level near;
  private final SignedRarity nearRarity;
  private final Level far;
  private final SignedRarity farRarity;

  private double peakSum = USUAL_PEAK * USUAL_PEAK_WEIGHT;
  private double peakWeight = USUAL_PEAK_WEIGHT;
  private double peak;
  private long seen;

  private double given;
  private int sinceGiven;

  public AnomalyDetector() {
    this(
        new Shapes(),
        new Rarity(),
        new Rarity(),
        new Level(NEAR),
        new SignedRarity(),
        new Level(FAR),
        new SignedRarity());
  }

  private AnomalyDetector(
      Shapes shapes,
      Rarity shapeRarity,
      Rarity timedShapeRarity,
      Level near,
      SignedRarity nearRarity,
      Level far,
      SignedRarity farRarity) {
    this.shapes = shapes;
    this.shapeRarity = shapeRarity;
    this.timedShapeRarity = timedShapeRarity;
    this.near = near;
    this.nearRarity = nearRarity;
    this.far = far;
    this.farRarity = farRarity;
  }

  /**
   * Takes the next figure.
   *
   * @param timeMillis of which only the time of day is used, in whatever zone it is: a gap, a
   *     duplicate or a clock that was set back does no harm
   * @param value any number; one that is not finite is passed over
   * @return 0 where there is nothing to tell, more the odder; {@link #ODD} and above is worth
   *     telling
   */
  public double update(long timeMillis, double value) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double figure = Math.max(-LARGEST, Math.min(LARGEST, value));
    return once(aboveUsual(rarity(timeMillis, figure)));
  }

  private double rarity(long timeMillis, double figure) {
    shapes.add(timeMillis, figure);
    double rounding = ROUNDING * shapes.unit();
    double spread = far.spread() + STEADIEST * shapes.unit();
    double sum =
        rate(shapeRarity, shapes.nearest(SHAPE))
            + rate(timedShapeRarity, shapes.nearestAtThisTime(SHAPE_AT_THIS_TIME, MINUTES_AROUND))
            + nearRarity.rate(unrounded(near.step(figure), rounding))
            + farRarity.rate(unrounded(far.step(figure), rounding) / spread);
    return sum / 4;
  }

  private static double rate(Rarity rarity, double distance) {
    return Double.isNaN(distance) ? 0 : rarity.rate(distance < ROUNDING ? 0 : distance);
  }

  private static double unrounded(double step, double rounding) {
    return Math.abs(step) < rounding ? 0 : step;
  }

  private double aboveUsual(double rarity) {
    double usual = peakSum / peakWeight;
    peak = Math.max(peak, Math.min(rarity, HIGHEST_PEAK));
    seen++;
    if (seen % BLOCK == 0) {
      // The first block is for learning.
      if (seen > BLOCK) {
        peakSum = PEAK_KEPT * peakSum + peak;
        peakWeight = PEAK_KEPT * peakWeight + 1;
      }
      peak = 0;
    }
    return Math.max(0, rarity - LOUDNESS_SHARE * (usual - USUAL_PEAK));
  }

  /** What was given last is the highest of its time, or it would not have been given. */
  private double once(double score) {
    sinceGiven = Math.min(sinceGiven + 1, BLOCK + 1);
    if (sinceGiven <= BLOCK && score <= given) {
      return 0;
    }
    given = score;
    sinceGiven = 0;
    return score;
  }

  /**
   * Writes all that is needed to go on: the figures kept, 10 bytes each; six histograms of at most
   * 581 bins, 10 bytes a bin; some numbers.
   */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    shapes.write(out);
    shapeRarity.write(out);
    timedShapeRarity.write(out);
    near.write(out);
    nearRarity.write(out);
    far.write(out);
    farRarity.write(out);
    out.writeDouble(peakSum);
    out.writeDouble(peakWeight);
    out.writeDouble(peak);
    out.writeLong(seen);
    out.writeDouble(given);
    out.writeShort(sinceGiven);
  }

  public static AnomalyDetector read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Saved detector has form " + version + ", known is " + VERSION);
    }
    AnomalyDetector read =
        new AnomalyDetector(
            Shapes.read(in),
            Rarity.read(in),
            Rarity.read(in),
            Level.read(in, NEAR),
            SignedRarity.read(in),
            Level.read(in, FAR),
            SignedRarity.read(in));
    read.peakSum = in.readDouble();
    read.peakWeight = in.readDouble();
    read.peak = in.readDouble();
    read.seen = in.readLong();
    read.given = in.readDouble();
    read.sinceGiven = in.readShort();
    return read;
  }
}
