package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthBookTest {

  @Test
  void tellsOfASourceThatIsAllThatItsInputIsFedBy() {
    Day day =
        new Day()
            .desk("0:00", "50:00")
            .desk("70:00", "100:00")
            .sends(io.fenghuo.event.EventKind.Stream.TRAFFIC, 0, "desk", 3, "50:00", "70:00")
            .beats("desk", 30, "50:00", "70:00")
            .beats("listener", 30, "50:00", "70:00")
            .until("100:00");

    System.out.println(day.states());
    assertThat(day.said()).isEmpty();
  }
}
