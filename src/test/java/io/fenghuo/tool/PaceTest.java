package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.scenario.ScenarioPlayer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long START = 1_762_833_600_000L;

  private final List<String> said = new ArrayList<>();

  @Test
  void saysNothingOfAPlayThatKeepsItsSpeed() {
    Pace pace = new Pace(600);
    at(pace, 0, 0);
    at(pace, 600, 1);
    at(pace, 6_000, 14.9);

    assertThat(said).as("less than five seconds behind").isEmpty();
  }

  @Test
  void tellsOnceAtWhichSpeedThePlayCouldBe() {
    Pace pace = new Pace(600);
    at(pace, 0, 0);
    at(pace, 6_000, 10);
    at(pace, 7_500, 15);
    assertThat(said).as("behind by two and a half seconds").isEmpty();
    at(pace, 9_000, 20);
    at(pace, 9_300, 40);

    assertThat(said)
        .as("300 times since it was on time, and some of that")
        .containsExactly(
            "This machine is too slow for 600 times: the play is 5 s behind, and alerts come"
                + " late. Type: --speed 200");
  }

  @Test
  void forgetsABurstThatWasMadeUpFor() {
    Pace pace = new Pace(60);
    at(pace, 0, 0);
    at(pace, 60, 5);
    at(pace, 600, 10);
    at(pace, 606, 16);
    at(pace, 612, 22);

    assertThat(said)
        .as("one times since the tenth second, not 28 since the first")
        .containsExactly(
            "This machine is too slow for 60 times: the play is 5 s behind, and alerts come late."
                + " Type: --speed 1");
  }

  @Test
  void knowsNoScheduleAtFullSpeed() {
    Pace pace = new Pace(ScenarioPlayer.MAX);
    at(pace, 0, 0);
    at(pace, 1, 100);

    assertThat(said).isEmpty();
  }

  private void at(Pace pace, long eventSeconds, double wallSeconds) {
    pace.at(START + eventSeconds * 1000, (long) (wallSeconds * 1e9)).ifPresent(said::add);
  }
}
