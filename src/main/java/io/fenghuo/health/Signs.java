package io.fenghuo.health;

/**
 * When a unit was heard.
 *
 * @param firstMillis since when it is looked for
 * @param recordMillis its newest record that is no heartbeat; {@link Pulse#NONE} for none
 * @param heartbeatMillis its newest heartbeat; {@link Pulse#NONE} for none
 * @param periodMillis how far its heartbeats usually lie apart; 0 while that is not known
 * @param bucketMillis end of the last bucket in which it was heard; {@link Pulse#NONE} for none
 * @param missed buckets since then in which it could have been heard; of a partition, those in
 *     which another one of its stream was
 * @param rhythm how often it is heard
 */
public record Signs(
    long firstMillis,
    long recordMillis,
    long heartbeatMillis,
    long periodMillis,
    long bucketMillis,
    long missed,
    Rhythm rhythm) {

  private static final double LEARNING = 1.0 / 8;
  // A pause must not teach that pauses are usual.
  private static final int MOST_PERIODS = 3;

  static Signs none(long firstMillis) {
    return new Signs(firstMillis, Pulse.NONE, Pulse.NONE, 0, Pulse.NONE, 0, Rhythm.NONE);
  }

  /** The last sign of life; where there was none, since when one is looked for. */
  long lastMillis() {
    long last = Math.max(recordMillis, heartbeatMillis);
    return last == Pulse.NONE ? firstMillis : last;
  }

  /**
   * Heard in a bucket; in one that is over already, it changes no habit.
   *
   * @param counts whether being heard in this bucket says anything of its habit
   */
  Signs heard(long inBucketMillis, long record, long heartbeat, boolean counts) {
    boolean isNew = inBucketMillis > bucketMillis && (counts || missed > 0);
    return new Signs(
        firstMillis,
        Math.max(recordMillis, record),
        Math.max(heartbeatMillis, heartbeat),
        heartbeat == Pulse.NONE ? periodMillis : periodAfter(heartbeat),
        Math.max(bucketMillis, inBucketMillis),
        0,
        isNew ? rhythm.heardAfter(missed) : rhythm);
  }

  /** Another bucket has passed without it. */
  Signs missedAnother() {
    return new Signs(
        firstMillis, recordMillis, heartbeatMillis, periodMillis, bucketMillis, missed + 1, rhythm);
  }

  /** Whether its silence should not be. */
  boolean isImprobable() {
    return rhythm.isImprobable(missed);
  }

  /** Whether it is one that is always heard, so that its silence should not be. */
  boolean isImprobableOfASteadyOne() {
    return rhythm.isSteady() && rhythm.isImprobable(missed);
  }

  /** Whether it often pauses like this. */
  boolean isUsual() {
    return rhythm.isUsual(missed);
  }

  private long periodAfter(long heartbeat) {
    long interval = heartbeat - heartbeatMillis;
    if (heartbeatMillis == Pulse.NONE || interval <= 0) {
      return periodMillis;
    }
    if (periodMillis == 0) {
      return interval;
    }
    long believed = Math.min(interval, MOST_PERIODS * periodMillis);
    return periodMillis + Math.round(LEARNING * (believed - periodMillis));
  }
}
