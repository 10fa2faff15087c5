package io.fenghuo.measure;

/**
 * One of those whose last values a gauge sums up: a queue, a mention.
 *
 * @param timeMillis when it last reported
 * @param value what it reported
 * @param gapMillis how long it usually lets pass between two reports: the last gap, or a longer one
 *     of lately; {@link #NO_GAP} where it has reported once
 * @param counts false once it was outlived, until it reports again: how often it does is remembered
 */
record Contributor(long timeMillis, double value, long gapMillis, boolean counts) {

  static final long NO_GAP = 0;

  /** So long is nobody outlived, however often he reported. */
  private static final long LEAST_PATIENCE_MILLIS = 180_000;

  /** So many of its usual gaps are let pass. */
  private static final int GAPS = 5;

  /** A longer gap is forgotten by a tenth with each report. */
  private static final double FADE = 0.9;

  static Contributor first(long timeMillis, double value) {
    return new Contributor(timeMillis, value, NO_GAP, true);
  }

  Contributor renewed(long nowMillis, double now) {
    long faded = (long) (gapMillis * FADE);
    return new Contributor(nowMillis, now, Math.max(nowMillis - timeMillis, faded), true);
  }

  Contributor outlived() {
    return new Contributor(timeMillis, value, gapMillis, false);
  }

  /** What it adds to the sum. */
  double counted() {
    return counts ? value : 0;
  }

  /** How long a silence is let pass by who reports with such gaps. */
  static long patience(long gapMillis) {
    return Math.max(LEAST_PATIENCE_MILLIS, GAPS * gapMillis);
  }

  /** The same of one beside whom nobody reports, so that nobody tells that he is expected. */
  static long patienceAlone(long gapMillis) {
    return 2 * patience(gapMillis);
  }

  /**
   * Whether it has been silent for long while others went on reporting. Where all were silent and
   * some have begun again, it has as long as anybody to follow. One that has reported once is
   * judged by the usual gap of the others; where nobody has one, nobody is outlived.
   *
   * @param nowMillis when anybody last reported, as far as all reports of that time are there
   * @param talkingSinceMillis since when some report without a pause
   * @param usualGapMillis the longest usual gap of the others
   */
  boolean isOutlived(long nowMillis, long talkingSinceMillis, long usualGapMillis) {
    long gap = gapMillis == NO_GAP ? usualGapMillis : gapMillis;
    return gap != NO_GAP && nowMillis - Math.max(timeMillis, talkingSinceMillis) > patience(gap);
  }
}
