package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.MeasureFunction;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.measure.Reading;
import io.fenghuo.measure.Symptom;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * A source that beats every thirty seconds without a key, so that its producer fills one partition
 * for ten minutes and then the other; of the backlog of an hour one partition is read before the
 * other.
 */
class BacklogOutOfStepTest {

  private static final int MINUTES = 60;

  /** What a count on arrival makes of it: a line that falls where the count is nought. */
  private static final String COUNT_OF_HEARTBEATS =
      """
      measures:
      - id: heartbeats
        figure: count
        scope: [tenant, source]
        on: HEARTBEAT
        window: 5m
        lines:
        - { id: silent, below: 0, clear: 1, clear-for: 2m }
      """;

  @Test
  void aCountOnArrivalTakesItForSilence() throws Exception {
    MeasureFunction count =
        new MeasureFunction(MeasureSet.parse("test", COUNT_OF_HEARTBEATS), Mode.LIVE);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, Reading, Symptom>(
            new KeyedProcessOperator<>(count), Reading::key, Types.STRING)) {
      harness.open();
      for (Event beat : readOutOfStep()) {
        Scope scope = Scope.of(beat, List.of(Dimension.TENANT, Dimension.SOURCE)).orElseThrow();
        harness.processElement(
            new Reading(scope.key(), "tenant,source", scope, beat), beat.timeMillis());
      }

      assertThat(harness.extractOutputValues())
          .as("false alarms of the rule on heartbeats that this station has replaced")
          .isNotEmpty();
    }
  }

  @Test
  void sourceHealthDoesNot() throws Exception {
    try (HealthHarness health = HealthHarness.open(Mode.LIVE, 1)) {
      PulseBook pulses = new PulseBook();
      List<Pulse> read = new ArrayList<>();
      for (Event beat : readOutOfStep()) {
        pulses.add(beat, beat.timeMillis());
        pulses.giveAll((pulse, records) -> read.add(pulse));
      }
      // The watermark is that of the partition that lags: it moves only as the second is read.
      health.take(read.subList(0, MINUTES)).wait(30);
      assertThat(health.said()).isEmpty();
      health.take(read.subList(MINUTES, read.size()));
      for (int minute = 1; minute < MINUTES; minute++) {
        health.watermark(minute + ":00");
      }

      assertThat(health.said()).isEmpty();
      assertThat(health.states()).noneMatch(change -> change.contains("SOURCE"));
    }
  }

  private static List<Event> readOutOfStep() {
    List<Event> first = new ArrayList<>();
    List<Event> second = new ArrayList<>();
    for (int beat = 0; beat < MINUTES * 2; beat++) {
      boolean isFirst = beat / 20 % 2 == 0;
      (isFirst ? first : second)
          .add(Events.at(Day.BEGIN + beat * 30_000L, EventKind.HEARTBEAT).source("model").build());
    }
    first.addAll(second);
    return first;
  }
}
