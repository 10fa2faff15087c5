package io.fenghuo.measure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RarityTest {

  @Test
  void saysNothingOfTheFirstFortyNine() {
    Rarity rarity = new Rarity();
    for (int i = 0; i < 48; i++) {
      assertThat(rarity.rate(1)).isZero();
    }
    assertThat(rarity.rate(1_000)).isZero();
    assertThat(rarity.rate(1_000)).isPositive();
  }

  @Test
  void countsWithinWhatWasSeen() {
    Rarity rarity = new Rarity();
    for (int i = 0; i < 900; i++) {
      rarity.rate(i % 10 == 0 ? 100 : 1);
    }

    assertThat(rarity.rate(1)).isCloseTo(0, within(1e-9));
    assertThat(rarity.rate(100)).isCloseTo(1, within(0.05));
  }

  /** Of a Pareto tail with exponent 2, one in 10⁴ is above 100 and one in 10⁶ above 1,000. */
  @Test
  void rarerThanSeenIsToldByTheTail() {
    Rarity rarity = new Rarity();
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      rarity.rate(Math.pow(1 - random.nextDouble(), -0.5));
    }

    assertThat(rarity.rate(100)).isCloseTo(4, within(0.7));
    assertThat(rarity.rate(1_000)).isCloseTo(6, within(1.2));
  }

  @Test
  void whereNothingEverMovedAnyMoveIsAsRareAsCanBe() {
    Rarity rarity = new Rarity();
    for (int i = 0; i < 1_000; i++) {
      assertThat(rarity.rate(0)).isZero();
    }

    assertThat(rarity.rate(1)).isGreaterThan(20);
  }

  @Test
  void isNeverMoreThanItsMost() {
    Rarity rarity = new Rarity();
    for (int i = 0; i < 1_000; i++) {
      rarity.rate(1e-6);
    }

    assertThat(rarity.rate(1e300)).isEqualTo(Rarity.MOST);
    assertThat(rarity.rate(Double.MAX_VALUE)).isLessThanOrEqualTo(Rarity.MOST);
  }

  /** The 2,000 large ones weigh (1 − e⁻⁰·⁵) e⁻⁵ of all by then: 2.6, and more by the tail. */
  @Test
  void whatWasUsualLongAgoIsRareAgain() {
    Rarity rarity = new Rarity();
    for (int i = 0; i < 2_000; i++) {
      rarity.rate(100);
    }
    for (int i = 0; i < 20_000; i++) {
      rarity.rate(1);
    }

    assertThat(rarity.rate(100)).isBetween(2.5, 3.5);
  }

  /** Weights reach 10¹⁰⁰ after some 920,000 figures, and are divided. */
  @Test
  void ratesAlikeBeforeAndAfterItsWeightsAreDivided() {
    Rarity rarity = new Rarity();
    double largest = 0;
    for (int i = 0; i < 950_000; i++) {
      double rate = rarity.rate(i % 50 == 0 ? 2 : 1);
      if (i > 100_000 && i % 50 == 0) {
        largest = Math.max(largest, Math.abs(rate - Math.log10(50)));
      }
    }

    assertThat(largest).isLessThan(0.1);
  }

  @Test
  void goesOnAfterItWasSaved() throws IOException {
    Rarity rarity = new Rarity();
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      rarity.rate(Math.exp(5 * random.nextGaussian()));
    }

    Rarity restored = Saved.roundTrip(rarity::write, Rarity::read);

    for (int i = 0; i < 500; i++) {
      double deviation = Math.exp(6 * random.nextGaussian());
      assertThat(restored.rate(deviation)).isEqualTo(rarity.rate(deviation));
    }
  }
}
