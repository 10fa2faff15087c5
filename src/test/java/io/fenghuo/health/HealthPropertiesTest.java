package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HealthPropertiesTest {

  /** However short silences lie, one below the limit is none. */
  @Property(tries = 100)
  void noSilenceBelowTheLimitIsStalled(
      @ForAll @Size(min = 50, max = 200) List<@IntRange(min = 1, max = 48) Integer> gapSeconds) {
    Day day = new Day();
    int second = 0;
    for (int gap : gapSeconds) {
      day.beats("desk", 1, "0:" + second, "0:" + (second + 1))
          .sends(Stream.TRAFFIC, 0, "desk", 1, "0:" + second, "0:" + (second + 1))
          .sends(Stream.SENTIMENT, 0, "model", 1, "0:" + second, "0:" + (second + 1));
      second += gap;
    }
    day.until("0:" + second);

    assertThat(day.said()).isEmpty();
    assertThat(day.states()).isEmpty();
  }

  /** Read in any order, in any steps, at any pace: sources that sent regularly are not silent. */
  @Property(tries = 25)
  void aBacklogReadInAnyOrderIsNoSilence(
      @ForAll long seed,
      @ForAll @Size(max = 10) List<@IntRange(min = 0, max = 59) Integer> watermarkMinutes)
      throws Exception {
    List<Pulse> backlog = new ArrayList<>(new Day().desk("0:00", "61:00").pulses());
    Collections.shuffle(backlog, new Random(seed));
    List<Integer> minutes = watermarkMinutes.stream().sorted().toList();
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      health.take(backlog);
      for (int minute : minutes) {
        health.watermark(minute + ":00").wait(2);
      }
      health.watermark("60:00");

      assertThat(health.said()).isEmpty();
    }
  }

  /** A replay says the same, whatever the order of its partitions and the steps of its time. */
  @Property(tries = 25)
  void aReplayDependsOnItsInputAlone(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int silentFrom,
      @ForAll @IntRange(min = 1, max = 20) int silentMinutes)
      throws Exception {
    int back = silentFrom + silentMinutes;
    Day day = new Day().desk("0:00", silentFrom + ":00").desk(back + ":00", "60:00");
    List<Pulse> pulses = new ArrayList<>(day.pulses());
    day.until("59:00");
    Collections.shuffle(pulses, new Random(seed));
    try (HealthHarness health = HealthHarness.open(Mode.REPLAY, 1)) {
      health.take(pulses);
      for (int minute = new Random(seed).nextInt(7); minute < 59; minute += 7) {
        health.watermark(minute + ":13");
      }
      health.watermark("59:00");

      assertThat(health.said()).isEqualTo(day.said());
      assertThat(health.states()).isEqualTo(day.states());
    }
  }
}
