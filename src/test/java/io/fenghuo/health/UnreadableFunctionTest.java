package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.time.Mode;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // a harness may throw InterruptedException when it is closed
class UnreadableFunctionTest {

  private static final String TOPIC = "chat.traffic";

  @Test
  void aQuarterOfAnInputIsToldOnceAndTakenBackWhenItIsReadAgain() throws Exception {
    try (var station = open(Mode.LIVE, null)) {
      for (int bucket = 1; bucket <= 60; bucket++) {
        read(station, bucket, "shop", bucket <= 30 ? 75 : 100, bucket <= 30 ? 25 : 0);
      }

      // Of the last five minutes: 25 of 100 in each ten seconds of the first of them, then none.
      assertThat(said(station)).containsExactly("9 + shop 25/100", "499 - shop 150/2600");
    }
  }

  /** A twelfth is below the line, a single poisoned record nothing, be it all that came. */
  @ParameterizedTest
  @CsvSource({"92, 8", "0, 1", "0, 4", "1000, 60"})
  void lessIsNot(int readable, int unreadable) throws Exception {
    try (var station = open(Mode.LIVE, null)) {
      read(station, 1, "shop", readable, unreadable);

      assertThat(said(station)).isEmpty();
    }
  }

  /** Twenty records an hour, five of which can't be read. */
  @Test
  void aSmallDesksQuarterIsTold() throws Exception {
    try (var station = open(Mode.LIVE, null)) {
      for (int i = 0; i < 20; i++) {
        read(station, 1 + 18 * i, "shop", i % 4 == 3 ? 0 : 1, i % 4 == 3 ? 1 : 0);
      }

      assertThat(said(station)).containsExactly("3429 + shop 5/20");
    }
  }

  @Test
  void isToldToEachTenantOfTheTopicAndToNobodyElseWhereThereIsNone() throws Exception {
    try (var station = open(Mode.LIVE, null)) {
      read(station, 1, null, 0, 5);
      read(station, 2, "shop", 1_000, 0);
      read(station, 2, "bank", 10, 0);
      read(station, 3, null, 0, 500);

      assertThat(said(station))
          .containsExactly(
              "9 + unknown 5/5", "19 - unknown 5/1005", "29 + bank 505/1515", "29 + shop 505/1515");
    }
  }

  /** It is the first tenant's that is heard, from then on, and no longer nobody's. */
  @Test
  void aTenantThatIsFirstHeardWhileItLastsIsTold() throws Exception {
    try (var station = open(Mode.LIVE, null)) {
      read(station, 1, null, 0, 50);
      read(station, 2, "shop", 50, 0);

      assertThat(said(station))
          .containsExactly("9 + unknown 50/50", "19 - unknown 50/100", "19 + shop 50/100");
    }
  }

  @Test
  void aReplaySaysTheSameInWhicheverOrderAndPartsItIsGiven() throws Exception {
    List<String> inOne;
    try (var station = open(Mode.REPLAY, null)) {
      read(station, 1, "shop", 75, 25);
      read(station, 2, "shop", 0, 100);
      station.processWatermark(30_000);
      inOne = said(station);
    }
    try (var station = open(Mode.REPLAY, null)) {
      read(station, 2, null, 0, 60);
      read(station, 1, "shop", 30, 0);
      read(station, 2, null, 0, 40);
      read(station, 1, null, 0, 25);
      read(station, 1, "shop", 45, 0);
      station.processWatermark(30_000);

      assertThat(said(station)).isEqualTo(inOne).containsExactly("9 + shop 25/100");
    }
  }

  @Test
  void remembersThroughARestoreWhatWasToldAndForgetsATopicThatIsGone() throws Exception {
    OperatorSubtaskState snapshot;
    try (var station = open(Mode.LIVE, null)) {
      read(station, 1, "shop", 10, 25);
      snapshot = station.snapshot(1, 1);
    }
    try (var station = open(Mode.LIVE, snapshot)) {
      read(station, 2, "shop", 0, 25);
      assertThat(said(station)).isEmpty();
      station.processWatermark(20_000 + Day.LIMITS.forgetAfterMillis());

      assertThat(said(station)).containsExactly("86420 - shop 0/1");
      assertThat(station.numKeyedStateEntries()).isZero();
      assertThat(station.numEventTimeTimers()).isZero();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Intake, Symptom> open(
      Mode mode, OperatorSubtaskState snapshot) throws Exception {
    var station =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new UnreadableFunction(Day.LIMITS, mode)),
            Intake::topic,
            Types.STRING);
    if (snapshot != null) {
      station.initializeState(snapshot);
    }
    station.open();
    return station;
  }

  private static void read(
      KeyedOneInputStreamOperatorTestHarness<String, Intake, Symptom> station,
      int bucket,
      String tenant,
      long readable,
      long unreadable)
      throws Exception {
    long end = bucket * 10_000L;
    if (readable > 0) {
      station.processElement(new Intake(TOPIC, tenant, end, readable, 0), end - 1);
    }
    if (unreadable > 0) {
      station.processElement(new Intake(TOPIC, null, end, 0, unreadable), end - 1);
    }
  }

  private static List<String> said(
      KeyedOneInputStreamOperatorTestHarness<String, Intake, Symptom> station) {
    return station.extractOutputValues().stream()
        .map(
            s ->
                s.timeMillis() / 1_000
                    + (s.edge() == Edge.UP ? " + " : " - ")
                    + s.scope().tenant()
                    + " %.0f/%.0f".formatted(s.numerator(), s.denominator()))
        .toList();
  }
}
