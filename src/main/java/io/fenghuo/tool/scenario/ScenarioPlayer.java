package io.fenghuo.tool.scenario;

import java.io.IOException;

/**
 * Plays a scenario: gives its lines to an outlet in the order of their time, at a chosen multiple
 * of real time. The schedule is absolute, so a pause of the outlet is made up for afterwards and
 * the play does not drift; an outlet that takes no more blocks the play.
 */
public final class ScenarioPlayer {

  /** The speed-up that means as fast as the outlet takes it. */
  public static final double MAX = 0;

  private final Scenario scenario;
  private final double speed;
  private final WallClock clock;

  /**
   * @param speed event time per wall-clock time, or {@link #MAX}
   */
  public ScenarioPlayer(Scenario scenario, double speed) {
    this(scenario, speed, WallClock.SYSTEM);
  }

  ScenarioPlayer(Scenario scenario, double speed, WallClock clock) {
    if (!(speed >= 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed must be 0 (max) or positive, got " + speed);
    }
    this.scenario = scenario;
    this.speed = speed;
    this.clock = clock;
  }

  /** Takes lines; may block while it cannot. */
  @FunctionalInterface
  interface Outlet {
    void send(PlayLine line) throws IOException, InterruptedException;
  }

  /** Is told of every line after it was sent. */
  @FunctionalInterface
  public interface Progress {

    /**
     * @param simulatedMillis how far the play has come, epoch milliseconds of event time
     * @param sent lines so far
     */
    void at(long simulatedMillis, long sent);
  }

  /** Plays into Kafka, and returns when every line has been acknowledged. */
  public long play(KafkaOutlet outlet, Progress progress) throws IOException, InterruptedException {
    long sent = playTo(outlet, progress);
    outlet.flush();
    return sent;
  }

  /** Gives every line to the outlet; returns how many there were. */
  long playTo(Outlet outlet, Progress progress) throws IOException, InterruptedException {
    try (PlayOrder order = new PlayOrder(scenario)) {
      long startNanos = clock.nanos();
      long startMillis = 0;
      long sent = 0;
      for (PlayLine line = order.next(); line != null; line = order.next()) {
        if (sent == 0) {
          startMillis = line.dueMillis();
        }
        awaitTurn(startNanos, line.dueMillis() - startMillis);
        outlet.send(line);
        sent++;
        progress.at(line.dueMillis(), sent);
      }
      return sent;
    }
  }

  private void awaitTurn(long startNanos, long elapsedMillis) throws InterruptedException {
    if (speed == MAX) {
      return;
    }
    long dueNanos = startNanos + (long) (elapsedMillis * 1_000_000.0 / speed);
    long early = dueNanos - clock.nanos();
    if (early > 0) {
      clock.pause(early);
    }
  }
}
