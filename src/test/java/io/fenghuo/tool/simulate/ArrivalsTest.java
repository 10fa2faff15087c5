package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  /** Midnight in Shanghai. */
  private static final Instant MIDNIGHT = Instant.parse("2026-11-10T16:00:00Z");

  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Test
  void followTheCurveOfTheDay() {
    Arrivals arrivals = new Arrivals(2_000, Course.always(1), new Dice(7));

    int[] byHour = count(arrivals);

    for (int hour = 0; hour < 24; hour++) {
      double expected = 0;
      for (int minute = 0; minute < 60; minute++) {
        expected +=
            2_000 / 60.0 * DayCurve.at(MIDNIGHT.toEpochMilli() + hour * HOUR + minute * 60_000L);
      }
      // Four standard deviations of a Poisson count.
      assertThat((double) byHour[hour])
          .describedAs("hour %d", hour)
          .isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }
  }

  @Test
  void followTheScript() {
    Course flood =
        Course.always(1)
            .jump(MIDNIGHT.plus(Duration.ofHours(20)), 10)
            .jump(MIDNIGHT.plus(Duration.ofHours(21)), 1);

    int[] byHour = count(new Arrivals(500, flood, new Dice(7)));

    assertThat(byHour[20]).isBetween(9 * byHour[21], 13 * byHour[21]);
  }

  @Test
  void aDayOfTheCurveIsADay() {
    double sum = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      sum += DayCurve.at(MIDNIGHT.toEpochMilli() + minute * 60_000L);
    }

    assertThat(sum / (24 * 60)).isCloseTo(1, within(0.01));
  }

  private static int[] count(Arrivals arrivals) {
    int[] byHour = new int[24];
    long start = MIDNIGHT.toEpochMilli();
    for (long at = arrivals.after(start); at < start + 24 * HOUR; at = arrivals.after(at)) {
      byHour[(int) ((at - start) / HOUR)]++;
    }
    return byHour;
  }
}
