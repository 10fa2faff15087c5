package io.fenghuo.tool.simulate;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How busy each hour of the day is against the day's mean.
 *
 * <p>From 07:00 to 17:00 it follows the arrivals of working days in the Technion's "Anonymous Bank"
 * call-centre records (half of February 1999: hours 7 to 17 at 0.62, 1.53, 1.64, 1.89, 1.72, 1.46,
 * 2.02, 1.72, 1.69, 1.92, 1.46 of the mean, the one outlying 13:00 smoothed). The night is livelier
 * and the evening as strong as the morning, because a shop's customers buy after work and a bank's
 * do not.
 */
final class DayCurve {

  /** All scripts are told in the shop's local time. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final double[] BY_HOUR = {
    0.50, 0.25, 0.14, 0.10, 0.10, 0.12, 0.25, 0.55, 1.10, 1.45, 1.70, 1.50,
    1.25, 1.35, 1.45, 1.45, 1.55, 1.30, 1.15, 1.45, 1.75, 1.60, 1.15, 0.80
  };
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long ZONE_OFFSET = 8 * HOUR;

  private DayCurve() {}

  /** The factor at a time; an hour's value holds in its middle, straight lines lie between. */
  static double at(long timeMillis) {
    double hours = (double) Math.floorMod(timeMillis + ZONE_OFFSET, 24 * HOUR) / HOUR - 0.5;
    int before = (int) Math.floor(hours);
    double part = hours - before;
    return BY_HOUR[Math.floorMod(before, 24)] * (1 - part)
        + BY_HOUR[Math.floorMod(before + 1, 24)] * part;
  }

  static double highest() {
    double highest = 0;
    for (double value : BY_HOUR) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
