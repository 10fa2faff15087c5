package io.fenghuo.tool.simulate;

import java.time.Duration;

/** Arrivals as a Poisson process whose rate follows the day and the script, by thinning. */
final class Arrivals {

  private static final double HOUR = Duration.ofHours(1).toMillis();

  private final double perHour;
  private final Course multiplier;
  private final double highestPerMilli;
  private final Dice dice;

  /**
   * @param perHour mean over a day
   * @param multiplier what the script makes of it
   */
  Arrivals(double perHour, Course multiplier, Dice dice) {
    this.perHour = perHour;
    this.multiplier = multiplier;
    this.highestPerMilli = perHour * DayCurve.highest() * multiplier.highest() / HOUR;
    this.dice = dice;
  }

  /** The next arrival after a time. */
  long after(long timeMillis) {
    double candidate = timeMillis;
    do {
      candidate += dice.exponential(1 / highestPerMilli);
    } while (!dice.chance(perMilli((long) candidate) / highestPerMilli));
    return (long) candidate;
  }

  private double perMilli(long timeMillis) {
    return perHour * DayCurve.at(timeMillis) * multiplier.at(timeMillis) / HOUR;
  }
}
