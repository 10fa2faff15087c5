package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthFunctionTest {

  @Test
  void whatFlowsAndWhatIsKeptArePojos() {
    List.of(Pulse.class, UnitState.class, DeskHealth.class, SourceHealth.class)
        .forEach(PojoTestUtils::assertSerializedAsPojoWithoutKryo);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void saysNothingOfADeskThatGoesOn(Mode mode) throws Exception {
    try (HealthHarness health = HealthHarness.open(mode, 1)) {
      health.take(new Day().desk("0:00", "30:00").pulses()).watermark("29:50");

      assertThat(health.said()).isEmpty();
      assertThat(health.states()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void tellsOnceOfASourceThatHasDiedWhenTheWatermarkHasPassedIt(Mode mode) throws Exception {
    try (HealthHarness health = HealthHarness.open(mode, 1)) {
      health.take(deadModel().pulses()).watermark("24:59");
      assertThat(health.said()).containsExactly("21:30 + model stalled");

      health.watermark("25:00");
      health.watermark("29:00");

      assertThat(health.said()).containsExactly("21:30 + model stalled", "25:00 + model dead");
      assertThat(health.states()).contains("25:00 SOURCE model DEAD");
    }
  }

  /** Pulses in any order, watermarks in any steps: the same is said at the same times. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void doesNotDependOnTheOrderInWhichPartitionsAreRead(Mode mode) throws Exception {
    List<Pulse> pulses = new ArrayList<>(deadModel().pulses());
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(pulses, new Random(seed));
      try (HealthHarness health = HealthHarness.open(mode, 1)) {
        health.take(pulses).watermark(seed + ":07").watermark("29:00");

        assertThat(health.said()).containsExactly("21:30 + model stalled", "25:00 + model dead");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | 30  | ",
        "1   | 80  | ",
        "1   | 125 | 21:30 + every-input input-stalled",
        "1   | 310 | 21:30 + every-input input-stalled, 25:00 + every-input input-dead",
        "10  | 33  | 21:30 + every-input input-stalled, 25:00 + every-input input-dead"
      })
  void findsTheSilenceOfAllInputsOnTheWallClock(double rate, int seconds, String expected)
      throws Exception {
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, rate)) {
      health.take(new Day().desk("0:00", "20:00").pulses()).watermark("19:49");

      health.wait(seconds + 12);

      assertThat(String.join(", ", health.said())).isEqualTo(expected == null ? "" : expected);
    }
  }

  @Test
  void aReplayHasNoWallClock() throws Exception {
    try (HealthHarness health = HealthHarness.open(Mode.REPLAY, 1)) {
      health.take(new Day().desk("0:00", "20:00").pulses()).watermark("19:49");

      health.wait(600);

      assertThat(health.said()).isEmpty();
    }
  }

  @Test
  void aBacklogAfterARestartIsNoSilence() throws Exception {
    OperatorSubtaskState state;
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      state = health.take(new Day().desk("0:00", "20:00").pulses()).watermark("19:49").snapshot();
    }
    try (HealthHarness health = HealthHarness.restore(Mode.LIVE, 1, state, 600_000)) {
      health.wait(20);
      // One topic after the other, the traffic first.
      List<Pulse> backlog = new ArrayList<>(new Day().desk("20:00", "31:00").pulses());
      backlog.sort(Comparator.comparing(Pulse::stream));
      for (Pulse pulse : backlog) {
        health.take(List.of(pulse));
      }
      health.wait(5).watermark("25:00").wait(1).watermark("30:49").wait(10);

      assertThat(health.said()).isEmpty();
      assertThat(health.states()).isEmpty();
    }
  }

  @Test
  void anInputThatDiedWhileTheJobWasDownIsFound() throws Exception {
    OperatorSubtaskState state;
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      state = health.take(new Day().desk("0:00", "20:00").pulses()).watermark("19:49").snapshot();
    }
    try (HealthHarness health = HealthHarness.restore(Mode.LIVE, 1, state, 600_000)) {
      health.wait(250);
      assertThat(health.said()).containsExactly("21:30 + every-input input-stalled");

      health.wait(70);

      assertThat(health.said()).contains("25:00 + every-input input-dead");
    }
  }

  @Test
  void goesOnAfterARestoreWithoutSayingAnythingTwice() throws Exception {
    OperatorSubtaskState state;
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      state = health.take(deadModel().pulses()).watermark("26:00").snapshot();
      assertThat(health.said()).containsExactly("21:30 + model stalled", "25:00 + model dead");
    }
    try (HealthHarness health = HealthHarness.restore(Mode.LIVE, 1, state, 5_000)) {
      health.take(new Day().desk("30:00", "35:00").pulses()).watermark("34:50");

      assertThat(health.said()).containsExactly("32:10 - model dead", "32:10 - model stalled");
    }
  }

  @Test
  void timeThatStandsStillIsSilenceThoughRecordsCome() throws Exception {
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      health.take(new Day().desk("0:00", "20:00").pulses()).watermark("19:49");
      Pulse frozen =
          new Pulse(
              Day.TENANT,
              Stream.TRAFFIC,
              "chat.TRAFFIC",
              0,
              "desk",
              "acme",
              Day.at("20:00"),
              Day.at("19:59"),
              Pulse.NONE);
      for (int i = 0; i < 34; i++) {
        health.take(List.of(frozen)).wait(10);
      }

      assertThat(health.said()).contains("25:00 + every-input input-dead");
    }
  }

  @Test
  void aPartitionThatWasTakenForIdleIsHeardAtOnce() throws Exception {
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      health.take(deadModel().pulses()).watermark("26:00");

      health.take(new Day().beats("model", 30, "25:30", "26:00").pulses());

      assertThat(health.states()).contains("26:00 SOURCE model LIVE");
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsEmpty(Mode mode) throws Exception {
    try (HealthHarness health = HealthHarness.open(mode, 1)) {
      health.take(new Day().desk("0:00", "20:00").pulses()).watermark("1500:00").wait(3);

      assertThat(health.stateEntries()).isZero();
      assertThat(health.timers()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void beginsAnewWithATenantThatWasForgotten(Mode mode) throws Exception {
    try (HealthHarness health = HealthHarness.open(mode, 1)) {
      health.take(new Day().desk("0:00", "20:00").desk("3000:00", "3020:00").pulses());
      health.watermark("3019:50");

      assertThat(health.said())
          .containsExactly(
              "21:30 + every-input input-stalled",
              "25:00 + every-input input-dead",
              "1460:00 - every-input input-dead",
              "1460:00 - every-input input-stalled");
      assertThat(health.stateEntries()).isPositive();
    }
  }

  private static Day deadModel() {
    return new Day()
        .desk("0:00", "20:00")
        .sends(Stream.TRAFFIC, 0, "desk", 3, "20:00", "30:00")
        .beats("desk", 30, "20:00", "30:00")
        .beats("listener", 30, "20:00", "30:00");
  }
}
