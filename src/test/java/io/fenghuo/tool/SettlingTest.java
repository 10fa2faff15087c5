package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettlingTest {

  private final Settling settling = new Settling(0);

  @Test
  void isOverWhenAllIsReadAndTheOutputHasBeenQuiet() {
    assertThat(settling.isOver(seconds(1), 10, 0, true)).isFalse();
    assertThat(settling.isOver(seconds(2), 0, 1, true)).isFalse();
    assertThat(settling.isOver(seconds(4), 0, 2, true)).isFalse();
    assertThat(settling.isOver(seconds(7) - 1, 0, 2, true)).isFalse();
    assertThat(settling.isOver(seconds(7), 0, 2, true)).isTrue();
  }

  @Test
  void waitsForTheLedgerButNotForEver() {
    assertThat(settling.isOver(seconds(1), 0, 1, false)).isFalse();
    assertThat(settling.isOver(seconds(61) - 1, 0, 1, false)).isFalse();
    assertThat(settling.isOver(seconds(61) - 1, 0, 1, true)).isTrue();
    assertThat(settling.isOver(seconds(61), 0, 1, false)).isTrue();
  }

  @Test
  void givesUpAJobThatGetsNoFurther() {
    assertThat(settling.isOver(seconds(1), 10, 0, true)).isFalse();
    assertThat(settling.isOver(seconds(60), 10, 0, true)).isFalse();
    assertThatThrownBy(() -> settling.isOver(seconds(61), 10, 0, true))
        .hasMessage("The job has got no further for 60 s and has 10 records to read");
  }

  @Test
  void bearsWithAJobThatIsSlow() {
    for (int second = 1; second < 200; second++) {
      assertThat(settling.isOver(seconds(second), 1000 - second, 0, true)).isFalse();
    }
  }

  private static long seconds(long seconds) {
    return seconds * 1_000_000_000;
  }
}
