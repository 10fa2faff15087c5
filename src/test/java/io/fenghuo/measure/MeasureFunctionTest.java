package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator in either mode: what it tells and when, and that it ends empty. */
class MeasureFunctionTest {

  /** 2026-11-11T00:00:00Z, the start of a bucket of every length used here. */
  private static final long T0 = 1_794_355_200_000L;

  private static final String FAILURES =
      """
      figure: share
      scope: [tenant, brand]
      on: [BOT_REPLIED, BOT_FAILED]
      hit: kind == 'BOT_FAILED'
      window: 1m
      min-sample: 10
      impact: sessions
      lines:
      - { id: high, above: 0.2, clear: 0.1, clear-for: 30s }
      - { id: outage, above: 0.6, clear: 0.3, clear-for: 30s }
      """;

  private static final String ALIVE =
      """
      figure: count
      scope: [tenant, source]
      on: HEARTBEAT
      window: 1m
      lines: [{ id: dead, below: 0, clear: 1, clear-for: 0s }]
      """;

  private static final String WAITING =
      """
      figure: gauge
      scope: [tenant, brand]
      on: QUEUE_SNAPSHOT
      field: waiting
      across: queueId
      lines: [{ id: long, above: 500, clear: 400, clear-for: 30s }]
      """;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void tellsEachLineOnceGravestFirstAndBackWhenTheWindowHasPassed(Mode mode) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("fails", FAILURES))) {
      for (int i = 0; i < 20; i++) {
        harness.send(event(T0 + i, EventKind.BOT_FAILED).build());
      }
      harness.watermark(T0 + 600_000);

      assertThat(harness.told())
          .containsExactly(
              "fails/outage UP at +9 ms: 10.0 of 10.0 by BOT_FAILED-" + (T0 + 9),
              "fails/high UP at +9 ms: 10.0 of 10.0 by BOT_FAILED-" + (T0 + 9),
              "fails/outage DOWN at +90000 ms: 0.0 of 0.0 by time",
              "fails/high DOWN at +90000 ms: 0.0 of 0.0 by time");
      assertThat(harness.symptoms().get(0).value()).isEqualTo(WilsonBound.lower(10, 10));
      assertThat(harness.symptoms().get(0).impact()).isEqualTo("sessions");
      assertThat(harness.symptoms().get(0).standingKey())
          .isEqualTo("fails/outage@tenant=shop,brand=acme");
      harness.assertEmpty();
    }
  }

  /**
   * 520 waiting, then 1,950 in five hours: what is between two lines is told too, and not often.
   */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void tellsHowAFigureGoesOnBeyondItsLine(Mode mode) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("queue", WAITING))) {
      int[] waiting = {490, 520, 560, 580, 2_000, 2_100, 1_900, 900, 450, 100, 100, 100};
      for (int i = 0; i < waiting.length; i++) {
        harness.send(
            event(T0 + 30_000L * i, EventKind.QUEUE_SNAPSHOT)
                .queue("q")
                .waiting(waiting[i])
                .build());
      }
      harness.watermark(T0 + 600_000);

      assertThat(harness.told())
          .containsExactly(
              "queue/long UP at +30000 ms: 520.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 30_000),
              "queue/long DOWN at +300000 ms: 100.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 300_000));
      assertThat(harness.steps())
          .containsExactly(
              // Not 560, which is little more; 580 is, and is a minute later; 2,000 is much more.
              "queue/long STEP at +90000 ms: 580.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 90_000),
              "queue/long STEP at +120000 ms: 2000.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 120_000),
              "queue/long STEP at +210000 ms: 900.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 210_000),
              "queue/long STEP at +240000 ms: 450.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 240_000),
              "queue/long STEP at +270000 ms: 100.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 270_000));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aGraverLineTellsTheFigureAndNoStepDoes(Mode mode) throws Exception {
    String two = WAITING.replace("lines: [", "lines: [{ id: overrun, above: 2000, clear: 1600 }, ");
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("queue", two))) {
      int[] waiting = {520, 2_000, 2_300, 1_000};
      for (int i = 0; i < waiting.length; i++) {
        harness.send(
            event(T0 + 60_000L * i, EventKind.QUEUE_SNAPSHOT)
                .queue("q")
                .waiting(waiting[i])
                .build());
      }
      harness.watermark(T0 + 180_000);

      assertThat(harness.steps())
          .extracting(step -> step.substring(0, step.indexOf(" of")))
          .containsExactly(
              "queue/overrun STEP at +120000 ms: 2300.0",
              "queue/long STEP at +120000 ms: 2300.0",
              "queue/overrun STEP at +180000 ms: 1000.0",
              "queue/long STEP at +180000 ms: 1000.0");
    }
  }

  @Test
  void tellsNoStepsOfASingleCustomersFigures() throws Exception {
    String angry =
        """
        figure: count
        scope: [tenant, customerId]
        on: CUSTOMER_MESSAGE
        window: 10m
        lines: [{ id: many, above: 3 }]
        """;
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, Measures.set("angry", angry))) {
      for (int i = 0; i < 20; i++) {
        harness.send(event(T0 + i, EventKind.CUSTOMER_MESSAGE).customer("c").build());
      }

      assertThat(harness.told()).hasSize(1);
      assertThat(harness.steps()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void staysSilentBelowTheSampleAndForASmallShare(Mode mode) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("fails", FAILURES))) {
      for (int i = 0; i < 9; i++) {
        harness.send(event(T0 + i, EventKind.BOT_FAILED).build());
      }
      for (int i = 0; i < 200; i++) {
        harness.send(event(T0 + 100_000 + i, kindOneIn(8, i)).build());
      }
      harness.watermark(T0 + 600_000);

      assertThat(harness.told()).isEmpty();
      harness.assertEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void tremblingOnTheLineIsOneSymptom(Mode mode) throws Exception {
    String count =
        """
        figure: count
        scope: tenant
        on: BOT_FAILED
        window: 10s
        lines: [{ id: high, above: 15, clear: 8, clear-for: 20s }]
        """;
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("count", count))) {
      // Twenty in ten seconds, then ten, by turns of a quarter minute.
      for (int i = 0; i < 240; i++) {
        harness.send(event(T0 + 1_000L * i, EventKind.BOT_FAILED).offset(2L * i).build());
        if (i / 15 % 2 == 0) {
          harness.send(event(T0 + 1_000L * i, EventKind.BOT_FAILED).offset(2L * i + 1).build());
        }
      }
      harness.watermark(T0 + 600_000);

      assertThat(harness.told())
          .containsExactly(
              "count/high UP at +7000 ms: 15.0 of 1.0 by BOT_FAILED-14",
              "count/high DOWN at +261000 ms: 0.0 of 1.0 by time");
      harness.assertEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void findsAnInputThatFellSilentAndForgetsItAfterADay(Mode mode) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("alive", ALIVE))) {
      for (int i = 0; i <= 30; i++) {
        harness.send(event(T0 + 10_000L * i, EventKind.HEARTBEAT).build());
      }
      harness.watermark(T0 + 359_999);
      assertThat(harness.told()).isEmpty();
      harness.watermark(T0 + 360_000);
      assertThat(harness.told()).containsExactly("alive/dead UP at +360000 ms: 0.0 of 1.0 by time");
      harness.watermark(T0 + 300_000 + 86_399_999);
      assertThat(harness.told()).hasSize(1);
      harness.watermark(T0 + 300_000 + 86_400_000);
      assertThat(harness.told())
          .endsWith("alive/dead DOWN at +86700000 ms: NaN of 1.0 by time")
          .hasSize(2);
      harness.assertEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void takesASilentInputBackWhenItSpeaksAgain(Mode mode) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("alive", ALIVE))) {
      harness.send(event(T0, EventKind.HEARTBEAT).build());
      harness.watermark(T0 + 100_000);
      harness.send(event(T0 + 200_000, EventKind.HEARTBEAT).build());
      harness.watermark(T0 + 200_000);

      assertThat(harness.told())
          .containsExactly(
              "alive/dead UP at +60000 ms: 0.0 of 1.0 by time",
              "alive/dead DOWN at +200000 ms: 1.0 of 1.0 by HEARTBEAT-" + (T0 + 200_000));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aYoungKeyIsNotTooQuiet(Mode mode) throws Exception {
    String quiet = ALIVE.replace("below: 0, clear: 1", "below: 3, clear: 4");
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("alive", quiet))) {
      for (int i = 0; i < 20; i++) {
        harness.send(event(T0 + 10_000L * i, EventKind.HEARTBEAT).build());
        harness.watermark(T0 + 10_000L * i);
      }

      assertThat(harness.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aColdStartIsNoChange(Mode mode) throws Exception {
    String surge =
        """
        figure: change
        scope: [tenant, brand]
        on: COMPLAINT_FILED
        window: 10m
        min-sample: 30
        baseline-floor: 10
        lines: [{ id: surge, above: 3, clear: 1, clear-for: 0s }]
        """;
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("surge", surge))) {
      // One in two minutes, from nothing; twenty minutes later, one in ten seconds.
      for (int i = 0; i < 10; i++) {
        harness.send(event(T0 + 120_000L * i, EventKind.COMPLAINT_FILED).build());
      }
      for (int i = 0; i < 60; i++) {
        harness.send(event(T0 + 1_200_000 + 10_000L * i, EventKind.COMPLAINT_FILED).build());
      }
      harness.watermark(T0 + 1_790_000);

      // Present 40, earlier below the floor of ten.
      assertThat(harness.told()).hasSize(1);
      assertThat(harness.told().get(0)).startsWith("surge/surge UP at +").contains("of 10.0");
      assertThat(harness.symptoms().get(0).value()).isGreaterThanOrEqualTo(3);
      assertThat(harness.symptoms().get(0).baseline()).isEqualTo(5);
    }
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("surge", surge))) {
      for (int i = 0; i < 119; i++) {
        harness.send(event(T0 + 10_000L * i, EventKind.COMPLAINT_FILED).build());
      }
      harness.watermark(T0 + 800_000_000);

      assertThat(harness.told()).isEmpty();
      harness.assertEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aCommonKindMakesAKeyOldEnoughForARareOne(Mode mode) throws Exception {
    String surge =
        """
        figure: change
        scope: tenant
        on: [SESSION_STARTED, COMPLAINT_FILED]
        where: kind == 'COMPLAINT_FILED'
        window: 10m
        min-sample: 5
        baseline-floor: 1
        lines: [{ id: surge, above: 3 }]
        """;
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("surge", surge))) {
      harness.send(event(T0, EventKind.SESSION_STARTED).build());
      for (int i = 0; i < 5; i++) {
        harness.send(event(T0 + 1_200_000 + i, EventKind.COMPLAINT_FILED).build());
      }
      harness.watermark(T0 + 1_200_010);

      assertThat(harness.told())
          .containsExactly(
              "surge/surge UP at +1200004 ms: 5.0 of 1.0 by COMPLAINT_FILED-" + (T0 + 1_200_004));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void fiftyMessagesOfOneCustomerAreOneCustomer(Mode mode) throws Exception {
    String angry =
        """
        figure: distinct
        by: customerId
        scope: [tenant, brand]
        on: CUSTOMER_MESSAGE
        window: 5m
        lines: [{ id: many, above: 20, clear: 10, clear-for: 1m }]
        """;
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("angry", angry))) {
      for (int i = 0; i < 50; i++) {
        harness.send(event(T0 + i, EventKind.CUSTOMER_MESSAGE).customer("c1").build());
      }
      for (int i = 1; i <= 20; i++) {
        harness.send(event(T0 + 100 + i, EventKind.CUSTOMER_MESSAGE).customer("c" + i).build());
      }
      harness.watermark(T0 + 900_000);

      assertThat(harness.told())
          .containsExactly(
              "angry/many UP at +120 ms: 20.0 of 1.0 by CUSTOMER_MESSAGE-" + (T0 + 120),
              "angry/many DOWN at +360000 ms: 0.0 of 1.0 by time");
      harness.assertEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void sumsTheLastValueOfEachQueue(Mode mode) throws Exception {
    String waiting =
        """
        figure: gauge
        field: waiting
        across: queueId
        scope: [tenant, brand]
        on: QUEUE_SNAPSHOT
        forget-after: 1h
        lines: [{ id: long, above: 100, clear: 50, clear-for: 10s }]
        """;
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("waiting", waiting))) {
      harness.send(event(T0, EventKind.QUEUE_SNAPSHOT).queue("a").waiting(60).build());
      harness.send(event(T0 + 1, EventKind.QUEUE_SNAPSHOT).queue("a").waiting(70).build());
      harness.send(event(T0 + 2, EventKind.QUEUE_SNAPSHOT).queue("b").waiting(40).build());
      harness.watermark(T0 + 7_200_000);

      assertThat(harness.told())
          .containsExactly(
              "waiting/long UP at +2 ms: 110.0 of 1.0 by QUEUE_SNAPSHOT-" + (T0 + 2),
              "waiting/long DOWN at +3610001 ms: NaN of 1.0 by time");
      harness.assertEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aShareThatLosesItsSampleIsClear(Mode mode) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, Measures.set("fails", FAILURES))) {
      // Ten failures, then one every ten seconds: all fail, but they are too few to say so.
      for (int i = 0; i < 10; i++) {
        harness.send(event(T0 + i, EventKind.BOT_FAILED).build());
      }
      for (int i = 1; i <= 12; i++) {
        harness.send(event(T0 + 10_000L * i, EventKind.BOT_FAILED).build());
      }

      harness.watermark(T0 + 600_000);
      assertThat(harness.told())
          .endsWith(
              "fails/outage DOWN at +90000 ms: 6.0 of 6.0 by BOT_FAILED-" + (T0 + 90_000),
              "fails/high DOWN at +90000 ms: 6.0 of 6.0 by BOT_FAILED-" + (T0 + 90_000))
          .hasSize(4);
      assertThat(harness.symptoms().get(3).value()).isNaN();
      harness.assertEmpty();
    }
  }

  @Test
  void countsWhatItTells() throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, Measures.set("fails", FAILURES))) {
      for (int i = 0; i < 10; i++) {
        harness.send(event(T0 + i, EventKind.BOT_FAILED).build());
      }
      assertThat(harness.counter("symptomsUp")).isEqualTo(2);
      assertThat(harness.counter("symptomsDown")).isZero();
      harness.watermark(T0 + 600_000);

      assertThat(harness.counter("symptomsDown")).isEqualTo(2);
    }
  }

  @Test
  void anEventBehindTheWindowIsCountedAsSuch() throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, Measures.set("fails", FAILURES))) {
      harness.send(event(T0 + 60_000, EventKind.BOT_FAILED).build());
      harness.send(event(T0 + 1_000, EventKind.BOT_FAILED).build());
      harness.send(event(T0 + 999, EventKind.BOT_FAILED).build());

      assertThat(harness.counter("eventsBehindWindow")).isEqualTo(1);
    }
  }

  @Test
  void keepsOneTimerPerKeyWhateverHappens() throws Exception {
    try (MeasureHarness harness =
        MeasureHarness.of(Mode.LIVE, Measures.set("fails", FAILURES, "alive", ALIVE))) {
      for (int i = 0; i < 500; i++) {
        harness.send(event(T0 + 700L * i, kindOneIn(2, i)).build());
        assertThat(harness.timers()).isEqualTo(1);
      }
    }
  }

  @Test
  void keepsOneTimerPerKeyInReplayOnceTheReadingsAreReleased() throws Exception {
    try (MeasureHarness harness =
        MeasureHarness.of(Mode.REPLAY, Measures.set("fails", FAILURES, "alive", ALIVE))) {
      for (int i = 0; i < 500; i++) {
        harness.send(event(T0 + 700L * i, kindOneIn(2, i)).build());
        harness.watermark(T0 + 700L * i);
        assertThat(harness.timers()).isEqualTo(1);
      }
    }
  }

  private static EventKind kindOneIn(int fails, int i) {
    return i % fails == 0 ? EventKind.BOT_FAILED : EventKind.BOT_REPLIED;
  }

  private static Events event(long timeMillis, EventKind kind) {
    return Events.at(timeMillis, kind);
  }
}
