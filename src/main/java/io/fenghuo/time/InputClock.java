package io.fenghuo.time;

/**
 * What time it is in the input: the watermark; and where the watermark stands still, or does not
 * keep pace, what the watermark was plus the wall time since, times the rate at which the input is
 * played. Deadlines and the watch over silent inputs run on it, because a watermark waits for ever
 * for an input that has died, and for the slowest part of one that is read late.
 *
 * <p>It is told of the watermark and of the wall by whoever asks, at least every {@link
 * #tickMillis}, and counts wall time with three reserves:
 *
 * <ul>
 *   <li>It begins once a first watermark, or what a restored job knew, says what time it is. Wall
 *       time before that, and while the job was down, is not the input's silence.
 *   <li>For {@value #STILL_MILLIS} ms a watermark may stand still, or fall behind, without meaning
 *       anything: readers take turns, idle partitions are waited for.
 *   <li>Between two askings no more than {@value #LONGEST_STEP_TICKS} ticks pass: a job that was
 *       suspended, blocked or collecting garbage has not listened in that time.
 * </ul>
 *
 * <p>A replay has no wall: its clock is the watermark alone.
 *
 * <p>Plain arithmetic, for one thread.
 */
public final class InputClock {

  /** What the clock says before anybody has told it a time. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  static final long STILL_MILLIS = 2_000;
  static final int LONGEST_STEP_TICKS = 3;
  private static final long MOST_TICK_MILLIS = 1_000;
  private static final long LEAST_TICK_MILLIS = 100;
  // A tick is never long against the shortest limit that anybody sets, in the time of the input.
  private static final long DESK_TICK_MILLIS = 10_000;

  private final double rate;
  private final boolean hasWall;
  private final long tickMillis;

  private long watermarkMillis = UNKNOWN;
  // What `now` was when the watermark last moved; ahead of it only just behind a restart.
  private long baseMillis = UNKNOWN;
  private boolean watermarkSeen;
  // The watermark that was furthest ahead of the wall, and the wall time since.
  private long paceMillis = UNKNOWN;
  private long sincePaceMillis;
  private long stoodMillis;
  private long wallMillis;
  private long latestMillis = UNKNOWN;

  private InputClock(boolean hasWall, double rate) {
    this.hasWall = hasWall;
    this.rate = rate;
    this.tickMillis =
        Math.max(LEAST_TICK_MILLIS, Math.min(MOST_TICK_MILLIS, (long) (DESK_TICK_MILLIS / rate)));
  }

  /**
   * @param rate how many times faster than the wall the input's time runs, {@code clock.rate}
   */
  public static InputClock live(double rate) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("clock.rate must be positive, got " + rate);
    }
    return new InputClock(true, rate);
  }

  /** The clock of a replay: what it is told of the wall is of no account. */
  public static InputClock replay() {
    return new InputClock(false, 1);
  }

  public static InputClock of(Mode mode, double rate) {
    return switch (mode) {
      case LIVE -> live(rate);
      case REPLAY -> replay();
    };
  }

  /**
   * Goes on where a restored job's clock stood, as if no time had passed since, until the first
   * watermark comes.
   *
   * @param known {@link #known} when the snapshot was taken
   */
  public void resume(DeskReading known, long wallMillis) {
    if (known.watermarkMillis() == UNKNOWN || isRunning()) {
      return;
    }
    watermarkMillis = known.watermarkMillis();
    baseMillis = hasWall ? known.nowMillis() : known.watermarkMillis();
    latestMillis = baseMillis;
    paceMillis = baseMillis;
    this.wallMillis = wallMillis;
  }

  /**
   * Tells it both times; every asking is worth a telling.
   *
   * @param watermarkMillis the watermark as it stands; {@link Long#MIN_VALUE} where there is none
   */
  public void tell(long watermarkMillis, long wallMillis) {
    if (isRunning()) {
      long step = Math.max(0, wallMillis - this.wallMillis);
      long listened = Math.min(step, LONGEST_STEP_TICKS * tickMillis);
      stoodMillis += listened;
      sincePaceMillis += listened;
    }
    this.wallMillis = wallMillis;
    if (saysATime(watermarkMillis) && (watermarkMillis > this.watermarkMillis || !watermarkSeen)) {
      watermarkSeen = true;
      this.watermarkMillis = watermarkMillis;
      baseMillis = watermarkMillis;
      stoodMillis = 0;
      if (watermarkMillis >= paceMillis + (long) (sincePaceMillis * rate)) {
        paceMillis = watermarkMillis;
        sincePaceMillis = 0;
      }
    }
    latestMillis = Math.max(latestMillis, baseMillis);
    if (hasWall && isRunning()) {
      double kept = (double) sincePaceMillis - STILL_MILLIS;
      latestMillis = Math.max(latestMillis, paceMillis + (long) (kept * rate));
    }
  }

  /** Whether it knows what time it is. */
  public boolean isRunning() {
    return watermarkMillis != UNKNOWN;
  }

  /**
   * The input's time as of the last telling, for deadlines: it never goes back, and runs with the
   * wall whatever any partition does. {@link #UNKNOWN} while it is not running.
   */
  public long now() {
    return latestMillis;
  }

  /**
   * The time up to which the input has been listened to: who has not been heard since has been
   * silent until then. It differs from {@link #now} where an input is read late, or comes back with
   * records of the time it was away: it goes back with them, because what lies behind them is not
   * known to be silence. A restart begins it anew at the watermark of the snapshot.
   */
  public long heardUntil() {
    return plusStood(watermarkMillis);
  }

  /**
   * When to ask again, on the wall clock, whether {@code dueMillis} has come: as soon as it can
   * have come with nothing but the wall running on, and no later than a tick.
   */
  public long askAgainAt(long dueMillis) {
    double leftMillis =
        isRunning()
            ? (double) (dueMillis - paceMillis) / rate + STILL_MILLIS - sincePaceMillis
            : tickMillis;
    return wallMillis + Math.max(1, Math.min(tickMillis, (long) Math.ceil(leftMillis)));
  }

  /** How often, on the wall clock, it must be told the time to keep it. */
  public long tickMillis() {
    return tickMillis;
  }

  /** What a snapshot keeps of it. */
  public DeskReading known() {
    return new DeskReading(watermarkMillis, now());
  }

  /** Neither "none yet" nor the end of all time with which a source closes does. */
  private static boolean saysATime(long watermarkMillis) {
    return watermarkMillis != UNKNOWN && watermarkMillis != Long.MAX_VALUE;
  }

  private long plusStood(long millis) {
    if (millis == UNKNOWN || !hasWall) {
      return millis;
    }
    return millis + (long) (Math.max(0, stoodMillis - STILL_MILLIS) * rate);
  }
}
