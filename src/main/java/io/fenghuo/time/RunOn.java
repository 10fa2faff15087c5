package io.fenghuo.time;

/**
 * What time it is where the input is read to its end and nobody says anything more: the last
 * watermark and the wall time since, times the rate at which the input is played. Unlike {@link
 * InputClock} it takes nothing for granted: no pace that the input had, no time while the job was
 * down.
 *
 * <p>Between two askings no more than {@value #LONGEST_STEP_TICKS} ticks pass: a job that was
 * suspended has not listened in that time. Plain arithmetic, for one thread.
 */
public final class RunOn {

  /** What it says before there was a watermark. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  static final int LONGEST_STEP_TICKS = 3;

  private final double rate;
  private final long tickMillis;

  private long watermarkMillis = UNKNOWN;
  private long silentMillis;
  private long askedMillis = UNKNOWN;

  /**
   * @param rate how many times faster than the wall the input's time runs, {@code clock.rate}
   * @param tickMillis how often it is asked, in wall time
   */
  public RunOn(double rate, long tickMillis) {
    this.rate = rate;
    this.tickMillis = tickMillis;
  }

  /** The input has brought a watermark, or a restored job knew of one. */
  public void watermark(long timeMillis) {
    watermarkMillis = timeMillis;
    silentMillis = 0;
  }

  /**
   * The time now; {@link #UNKNOWN} before there was a watermark.
   *
   * @param wallMillis the wall clock, epoch milliseconds
   */
  public long at(long wallMillis) {
    if (askedMillis != UNKNOWN) {
      long step = Math.max(0, wallMillis - askedMillis);
      silentMillis += Math.min(step, LONGEST_STEP_TICKS * tickMillis);
    }
    askedMillis = wallMillis;
    return watermarkMillis == UNKNOWN ? UNKNOWN : watermarkMillis + Math.round(silentMillis * rate);
  }
}
