package io.fenghuo.tool;

import io.fenghuo.tool.scenario.ScenarioPlayer;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices that a play cannot keep its speed, and tells once at which it could: a play that lies
 * behind its schedule shows alerts later than they would come.
 */
final class Pace {

  /** A machine that pauses for less is fast enough. */
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  /** What is left of a measured speed to be sure of it. */
  private static final double SAFE = 0.7;

  private final double speed;
  private boolean begun;
  private boolean told;
  private long startMillis;
  private long startNanos;
  private long onTimeMillis;
  private long onTimeNanos;

  /**
   * @param speed event time per wall-clock time, or {@link ScenarioPlayer#MAX}, which has no
   *     schedule
   */
  Pace(double speed) {
    this.speed = speed;
  }

  /**
   * @param millis how far the play has come, in event time
   * @param nanos now
   * @return what to tell the user
   */
  Optional<String> at(long millis, long nanos) {
    if (speed == ScenarioPlayer.MAX || told) {
      return Optional.empty();
    }
    if (!begun) {
      begun = true;
      startMillis = millis;
      startNanos = nanos;
    }
    long behindNanos = nanos - startNanos - (long) ((millis - startMillis) * 1e6 / speed);
    if (behindNanos < TOLERATED.toNanos() / 5) {
      onTimeMillis = millis;
      onTimeNanos = nanos;
    }
    if (behindNanos < TOLERATED.toNanos()) {
      return Optional.empty();
    }
    told = true;
    double held = (millis - onTimeMillis) * 1e6 / (nanos - onTimeNanos);
    return Optional.of(
        "This machine is too slow for %.0f times: the play is %d s behind, and alerts come late. Type: --speed %d"
            .formatted(speed, behindNanos / 1_000_000_000, atMost(held * SAFE)));
  }

  /** A speed that is easily typed. */
  private static long atMost(double speed) {
    long unit = speed >= 100 ? 50 : speed >= 20 ? 10 : 1;
    return Math.max(1, ((long) (speed / unit)) * unit);
  }
}
