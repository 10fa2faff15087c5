package io.fenghuo.health;

/**
 * How often a unit is heard, and whether it is surprising not to hear it.
 *
 * <p>What is counted are buckets in which it was heard, not records: records come in clusters (a
 * conversation, a burst of reposts), and a rate of records would take the pause behind a cluster
 * for improbable. With {@code share} the part of buckets in which it was heard, {@code missed}
 * empty ones on end have the probability (1 − share)<sup>missed</sup>, if buckets are independent.
 * The share is taken twice, with weights that halve in ten minutes and in two hours, and the lower
 * one counts: a storm that has just begun is no habit yet, and a habit is over in the evening. Two
 * empty buckets are added to both, so that nothing is certain.
 *
 * <p>Buckets are not quite independent: whole conversations follow each other. So a pause is
 * improbable only if it is also three times as long as the longest of late, which is forgotten with
 * the longer of the weights. An outage does not teach that outages are usual: a pause counts as no
 * longer than what was just not improbable, and a minute.
 *
 * @param recentHits weighted buckets with a sign of life, of the last ten minutes or so
 * @param recentSeen weighted buckets, with or without
 * @param longHits the same over hours
 * @param longSeen the same over hours
 * @param longestPause the most empty buckets on end of late
 */
public record Rhythm(
    double recentHits, double recentSeen, double longHits, double longSeen, double longestPause) {

  /** Before anything was heard. */
  static final Rhythm NONE = new Rhythm(0, 0, 0, 0, 0);

  /** A silence more surprising than this, in natural logarithms, should not be: p &lt; 1e-6. */
  private static final double IMPROBABLE = 14;

  /** A silence less surprising than this is a usual pause: p &gt; 5 %. */
  private static final double UNUSUAL = 3;

  /** A quarter of an hour: before that there is no habit to go by. */
  private static final double LEAST_SEEN = 90;

  /** What two hours weigh. */
  private static final double STEADY_SEEN = 500;

  private static final double STEADY_SHARE = 0.9;
  private static final double PAUSES = 3;
  private static final double MINUTE = 6;
  private static final double RECENT = StrictMath.pow(0.5, 1.0 / 60);
  private static final double LONG = StrictMath.pow(0.5, 1.0 / 720);

  /** Another bucket in which it was heard, after so many in which it was not. */
  Rhythm heardAfter(long missed) {
    double recent = StrictMath.pow(RECENT, missed + 1.0);
    double longer = StrictMath.pow(LONG, missed + 1.0);
    return new Rhythm(
        recentHits * recent + 1,
        recentSeen * recent + (1 - recent) / (1 - RECENT),
        longHits * longer + 1,
        longSeen * longer + (1 - longer) / (1 - LONG),
        Math.max(longestPause * longer, Math.min(missed, PAUSES * longestPause + MINUTE)));
  }

  /** Whether so many empty buckets should not be. */
  boolean isImprobable(long missed) {
    return surprise(missed) >= IMPROBABLE && missed > PAUSES * longestPause;
  }

  /**
   * Whether it has been heard in nearly every bucket for two hours. Only of such a partition can it
   * be said that it is missed: a producer without keys fills one partition with a batch, which at a
   * night's pace takes an hour, and then another.
   */
  boolean isSteady() {
    return longSeen >= STEADY_SEEN && share() >= STEADY_SHARE;
  }

  /** Whether it often pauses for so long; false where it has no habit yet. */
  boolean isUsual(long missed) {
    return longSeen >= LEAST_SEEN && (surprise(missed) < UNUSUAL || missed <= longestPause);
  }

  /** Minus the natural logarithm of the probability of so many empty buckets; 0 if unknown. */
  private double surprise(long missed) {
    if (longSeen < LEAST_SEEN || missed <= 0) {
      return 0;
    }
    return -missed * StrictMath.log1p(-share());
  }

  private double share() {
    return Math.min(recentHits / (recentSeen + 2), longHits / (longSeen + 2));
  }
}
