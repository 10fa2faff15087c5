package io.fenghuo.measure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LevelTest {

  /** Level 10; then 10 + 2 · 1/1 = 12; then 12 + 1 · 1/2 = 12.5. */
  @Test
  void stepsFromTheMeanOfTheFirstFigures() {
    Level level = new Level(4);

    assertThat(level.step(10)).isZero();
    assertThat(level.step(12)).isEqualTo(2);
    assertThat(level.step(13)).isEqualTo(1);
    assertThat(level.step(12.5)).isZero();
  }

  /** Sizes 2, 1 and 0 with shares 1, 1/2 and 1/3: 2, then 1.5, then 1. */
  @Test
  void itsSpreadIsTheMeanStep() {
    Level level = new Level(4);
    level.step(10);
    level.step(12);
    assertThat(level.spread()).isEqualTo(2);
    level.step(13);
    assertThat(level.spread()).isEqualTo(1.5);
    level.step(12.5);
    assertThat(level.spread()).isCloseTo(1, within(1e-12));
  }

  /** With four figures a quarter of a step is followed, and of what is left again. */
  @Test
  void followsALastingStep() {
    Level level = new Level(4);
    for (int i = 0; i < 10; i++) {
      level.step(0);
    }

    assertThat(level.step(16)).isEqualTo(16);
    assertThat(level.step(16)).isEqualTo(12);
    assertThat(level.step(16)).isEqualTo(9);
  }

  @Test
  void goesOnAfterItWasSaved() throws IOException {
    Level level = new Level(4);
    level.step(10);
    level.step(12);

    Level restored = Saved.roundTrip(level::write, in -> Level.read(in, 4));

    assertThat(restored.step(13)).isEqualTo(1);
    assertThat(restored.spread()).isEqualTo(1.5);
  }
}
