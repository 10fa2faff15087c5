package io.fenghuo.measure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long FIVE_MINUTES = 300_000;
  private static final int DAY = 288;

  @Test
  void nothingIsFarWhileThereIsLittleToCompareWith() {
    Shapes shapes = new Shapes();
    for (int i = 0; i < 61; i++) {
      add(shapes, i, 5);
      assertThat(shapes.nearest(6)).isNaN();
    }
    add(shapes, 61, 5);
    assertThat(shapes.nearest(6)).isZero();
  }

  @Test
  void whatWasThereBeforeIsNear() {
    Shapes shapes = new Shapes();
    for (int i = 0; i < 500; i++) {
      add(shapes, i, i % 50);
    }

    assertThat(shapes.nearest(6)).isZero();
  }

  /**
   * The unit is 1, so that 1 is bent to asinh(1/2) and 9 to asinh(9/2); one of four figures
   * differs.
   */
  @Test
  void theDistanceIsTheRootMeanSquareOfBentFigures() {
    Shapes shapes = new Shapes();
    for (int i = 0; i < 300; i++) {
      add(shapes, i, 1);
    }
    add(shapes, 300, 9);

    double apart = Math.log(4.5 + Math.sqrt(4.5 * 4.5 + 1)) - Math.log(0.5 + Math.sqrt(1.25));
    assertThat(shapes.nearest(4)).isCloseTo(apart / 2, within(1e-12));
  }

  @Test
  void atThisTimeOfDayAnUsualFigureCanBeFar() {
    Shapes shapes = new Shapes();
    for (int i = 0; i < 3 * DAY; i++) {
      add(shapes, i, atNoon(i) ? 80 : 20);
    }
    assertThat(shapes.nearestAtThisTime(4, 60)).isZero();
    for (int i = 0; i < 4; i++) {
      add(shapes, 3 * DAY + i, 80);
    }

    assertThat(shapes.nearest(4)).isZero();
    assertThat(shapes.nearestAtThisTime(4, 60)).isGreaterThan(0.5);
  }

  /** Five to midnight and five past are ten minutes apart. */
  @Test
  void midnightPartsNoDays() {
    Shapes shapes = new Shapes();
    Instant evening = Instant.parse("2026-03-02T23:50:00Z");
    for (int day = 0; day < 60; day++) {
      shapes.add(evening.plusSeconds(86_400L * day).toEpochMilli(), 5);
    }
    shapes.add(evening.plusSeconds(86_400L * 60 + 1_200).toEpochMilli(), 5);

    assertThat(shapes.nearestAtThisTime(1, 20)).isZero();
    assertThat(shapes.nearestAtThisTime(1, 19)).isNaN();
  }

  @Test
  void whereThereIsNoneOfThisTimeNothingIsFar() {
    Shapes shapes = new Shapes();
    for (int i = 0; i < 200; i++) {
      add(shapes, i, 5);
    }

    // At 16:40, with what was before 15:40 out of sight.
    assertThat(shapes.nearestAtThisTime(4, 15)).isNaN();
  }

  @Test
  void theUnitIsTheMedianSize() {
    Shapes shapes = new Shapes();
    for (int i = 0; i < 100; i++) {
      add(shapes, i, i % 2 == 0 ? -40 : 1_000 + i);
    }
    assertThat(shapes.unit()).isEqualTo(1_001);

    Shapes zeros = new Shapes();
    for (int i = 0; i < 100; i++) {
      add(zeros, i, i % 10 == 0 ? 20 : 0);
    }
    assertThat(zeros.unit()).isEqualTo(2);
  }

  /** Against a plain loop over a list, past the point from which old figures are forgotten. */
  @Test
  void isTheNearestOfThoseThatAreKept() {
    Random random = new Random(7);
    Shapes shapes = new Shapes();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 2 * Shapes.LENGTH + 100; i++) {
      all.add(random.nextGaussian() * 30);
      add(shapes, i, all.get(i));
      if (i % 500 == 499 || i > 2 * Shapes.LENGTH) {
        assertThat(shapes.nearest(6)).isCloseTo(slowly(all, 6, shapes.unit()), within(1e-12));
      }
    }
  }

  @Test
  void goesOnAfterItWasSaved() throws IOException {
    Random random = new Random(8);
    Shapes shapes = new Shapes();
    for (int i = 0; i < 3_000; i++) {
      add(shapes, i, random.nextGaussian());
    }

    Shapes restored = Saved.roundTrip(shapes::write, Shapes::read);

    for (int i = 3_000; i < 3_600; i++) {
      double value = random.nextGaussian();
      add(shapes, i, value);
      add(restored, i, value);
      assertThat(restored.nearest(6)).isEqualTo(shapes.nearest(6));
      assertThat(restored.nearestAtThisTime(4, 60)).isEqualTo(shapes.nearestAtThisTime(4, 60));
    }
  }

  private static double slowly(List<Double> all, int figures, double unit) {
    int now = all.size() - 1;
    int oldest = Math.max(0, all.size() - Shapes.LENGTH);
    double nearest = Double.MAX_VALUE;
    for (int end = now - figures; end - figures >= oldest; end--) {
      double sum = 0;
      for (int i = 0; i < figures; i++) {
        double apart = bent(all.get(now - i), unit) - bent(all.get(end - i), unit);
        sum += apart * apart;
      }
      nearest = Math.min(nearest, sum);
    }
    return Math.sqrt(nearest / figures);
  }

  private static double bent(double value, double unit) {
    double size = Math.abs(value) / (2 * unit);
    return Math.signum(value) * Math.log(size + Math.sqrt(size * size + 1));
  }

  private static boolean atNoon(int i) {
    int within = i % DAY;
    return within >= 120 && within < 168;
  }

  private static void add(Shapes shapes, int i, double value) {
    shapes.add(START + i * FIVE_MINUTES, value);
  }
}
