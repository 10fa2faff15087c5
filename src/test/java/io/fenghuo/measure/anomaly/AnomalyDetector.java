package io.fenghuo.measure.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Scores each figure of one series as it comes, by that series alone: how rare, in powers of ten,
 * is what it does now? The score is the root mean square of six views, each of which knows by its
 * own past how rare such a deviation is ({@link Rarity}):
 *
 * <ul>
 *   <li>the figure, beside those of the same time of day;
 *   <li>the shape of the last {@value #SHAPE} figures, beside any before;
 *   <li>that shape, beside those of the same time of day;
 *   <li>the step from the level of the last {@value #NEAR} figures, up or down;
 *   <li>the step from the level of the last {@value #FAR}, up or down;
 *   <li>the course: how far the level of the last {@value #COURSE} is from that of the last {@value
 *       #COURSE_BASE}, in units of their spread, up or down.
 * </ul>
 *
 * <p>The longer a series is watched, the rarer is the rarest that it has shown: the score is
 * divided by the square root of that growth. And one trouble is told once: for a tenth of the
 * figures seen, {@value #SHORTEST_HOLD} to {@value #LONGEST_HOLD} of them, only a higher score is
 * given after another, and 0 for the rest.
 *
 * <p>It is meant for aggregates, a figure every few minutes. What it was chosen by is told in the
 * benchmarks' README. It learns from all it sees, anomalies included. It says nothing for the first
 * fifty figures, and is at its best after two days. What it is known to miss: a slow drift, a
 * return of a trouble that is in its memory, and the second of two troubles close to each other
 * where it is the smaller.
 *
 * <p>Deterministic: the same figures give the same scores on every machine, and a detector that was
 * saved and restored goes on as if nothing had been. Saved it takes at most {@value #MOST_BYTES}
 * bytes, some 30,000 ordinarily.
 */
public final class AnomalyDetector {

  /**
   * A score from which a figure is worth telling where a false alarm costs a tenth of what a miss
   * does. On plain noise it is passed up to four times in 2,016 figures, a week of five minutes;
   * 3.5 less than once in two such weeks.
   */
  public static final double ODD = 2.3;

  /** The largest saved form; see {@link #write}. */
  public static final int MOST_BYTES = 78_000;

  private static final int VERSION = 1;

  private static final int SHAPE = 6;
  private static final int MINUTES_AROUND = 60;
  private static final int SHAPE_MINUTES_AROUND = 20;
  private static final int NEAR = 8;
  private static final int FAR = 200;
  private static final int COURSE = 6;
  private static final int COURSE_BASE = 100;
  private static final int VIEWS = 6;

  /** Less than this share of a figure's usual size is no deviation but rounding. */
  private static final double ROUNDING = 1e-6;

  /** Nothing is steadier than this share of its usual size. */
  private static final double STEADIEST = 1e-4;

  /** A figure beyond it counts as this. */
  private static final double LARGEST = 1e15;

  /** The rarest of some 4,000 figures; a score is as it would be after so many. */
  private static final double USUAL_RAREST = 3.6;

  private static final int FEWEST_FOR_RAREST = 300;

  private static final double HOLD_SHARE = 0.1;
  private static final int SHORTEST_HOLD = 30;
  private static final int LONGEST_HOLD = 288;

  private final Shapes shapes;
  private final Rarity timeRarity;
  private final Rarity shapeRarity;
  private final Rarity timedShapeRarity;
  private final Level near;
  private final SignedRarity nearRarity;
  private final Level far;
  private final SignedRarity farRarity;
  private final Level course;
  private final Level courseBase;
  private final SignedRarity courseRarity;

  private long seen;
  private double given;
  private int sinceGiven;

  public AnomalyDetector() {
    this(
        new Shapes(),
        new Rarity(),
        new Rarity(),
        new Rarity(),
        new Level(NEAR),
        new SignedRarity(),
        new Level(FAR),
        new SignedRarity(),
        new Level(COURSE),
        new Level(COURSE_BASE),
        new SignedRarity());
  }

  private AnomalyDetector(
      Shapes shapes,
      Rarity timeRarity,
      Rarity shapeRarity,
      Rarity timedShapeRarity,
      Level near,
      SignedRarity nearRarity,
      Level far,
      SignedRarity farRarity,
      Level course,
      Level courseBase,
      SignedRarity courseRarity) {
    this.shapes = shapes;
    this.timeRarity = timeRarity;
    this.shapeRarity = shapeRarity;
    this.timedShapeRarity = timedShapeRarity;
    this.near = near;
    this.nearRarity = nearRarity;
    this.far = far;
    this.farRarity = farRarity;
    this.course = course;
    this.courseBase = courseBase;
    this.courseRarity = courseRarity;
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
    seen++;
    return once(rarity(timeMillis, figure) * Math.sqrt(USUAL_RAREST / rarest()));
  }

  private double rarity(long timeMillis, double figure) {
    shapes.add(timeMillis, figure);
    double rounding = ROUNDING * shapes.unit();
    double atThisTime = rate(timeRarity, shapes.nearestAtThisTime(1, MINUTES_AROUND));
    double shape = rate(shapeRarity, shapes.nearest(SHAPE));
    double timedShape =
        rate(timedShapeRarity, shapes.nearestAtThisTime(SHAPE, SHAPE_MINUTES_AROUND));
    double nearStep = nearRarity.rate(unrounded(near.step(figure), rounding));
    double farStep = farRarity.rate(unrounded(far.step(figure), rounding));
    double courseStep = courseRarity.rate(course(figure, rounding));
    double squares =
        atThisTime * atThisTime
            + shape * shape
            + timedShape * timedShape
            + nearStep * nearStep
            + farStep * farStep
            + courseStep * courseStep;
    return Math.sqrt(squares / VIEWS);
  }

  private double course(double figure, double rounding) {
    course.step(figure);
    double away = seen == 1 ? 0 : unrounded(course.mean() - courseBase.mean(), rounding);
    double spread = courseBase.spread() + STEADIEST * shapes.unit();
    courseBase.step(figure);
    return away / spread;
  }

  private static double rate(Rarity rarity, double distance) {
    return Double.isNaN(distance) ? 0 : rarity.rate(distance < ROUNDING ? 0 : distance);
  }

  private static double unrounded(double step, double rounding) {
    return Math.abs(step) < rounding ? 0 : step;
  }

  /** In powers of ten, one in as many as were seen. */
  private double rarest() {
    return StrictMath.log10(Math.max(FEWEST_FOR_RAREST, seen));
  }

  /** What was given last is the highest of its time, or it would not have been given. */
  private double once(double score) {
    int hold = (int) Math.max(SHORTEST_HOLD, Math.min(LONGEST_HOLD, HOLD_SHARE * seen));
    sinceGiven = Math.min(sinceGiven + 1, LONGEST_HOLD + 1);
    if (sinceGiven <= hold && score <= given) {
      return 0;
    }
    given = score;
    sinceGiven = 0;
    return score;
  }

  /**
   * Writes all that is needed to go on: the figures kept, 10 bytes each; nine histograms of at most
   * 581 bins, 10 bytes a bin; some numbers.
   */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    shapes.write(out);
    timeRarity.write(out);
    shapeRarity.write(out);
    timedShapeRarity.write(out);
    near.write(out);
    nearRarity.write(out);
    far.write(out);
    farRarity.write(out);
    course.write(out);
    courseBase.write(out);
    courseRarity.write(out);
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
            Rarity.read(in),
            Level.read(in, NEAR),
            SignedRarity.read(in),
            Level.read(in, FAR),
            SignedRarity.read(in),
            Level.read(in, COURSE),
            Level.read(in, COURSE_BASE),
            SignedRarity.read(in));
    read.seen = in.readLong();
    read.given = in.readDouble();
    read.sinceGiven = in.readShort();
    return read;
  }
}
