package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restored operator goes on where the saved one was, and with definitions that have changed. */
class MeasureRestoreTest {

  private static final long T0 = 1_794_355_200_000L;

  private static final String FAILURES =
      """
      figure: share
      scope: tenant
      on: [BOT_REPLIED, BOT_FAILED]
      hit: kind == 'BOT_FAILED'
      window: 1m
      min-sample: 10
      lines: [{ id: high, above: 0.2, clear: 0.1, clear-for: 30s }]
      """;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void goesOnAsIfNothingHadHappened(Mode mode) throws Exception {
    MeasureSet measures = AllFigures.measures();
    List<Event> events = AllFigures.events(T0, 400);
    List<Symptom> undisturbed;
    try (MeasureHarness harness = MeasureHarness.of(mode, measures)) {
      sendAll(harness, events);
      undisturbed = harness.symptoms();
      assertThat(undisturbed).hasSizeGreaterThan(20);
      harness.assertEmpty();
    }

    for (int cut : new int[] {1, 57, 200, 391}) {
      List<Symptom> told = new ArrayList<>();
      OperatorSubtaskState saved;
      try (MeasureHarness harness = MeasureHarness.of(mode, measures)) {
        send(harness, events.subList(0, cut));
        saved = harness.snapshot();
        told.addAll(harness.symptoms());
        // What comes after the snapshot must not leak into it.
        sendAll(harness, events.subList(cut, events.size()));
      }
      try (MeasureHarness harness = MeasureHarness.restored(mode, measures, saved)) {
        sendAll(harness, events.subList(cut, events.size()));
        told.addAll(harness.symptoms());
        harness.assertEmpty();
      }
      assertThat(told).containsExactlyElementsOf(undisturbed);
    }
  }

  @Test
  void takesBackALineThatIsNoMore() throws Exception {
    MeasureSet renamed = Measures.set("fails", FAILURES.replace("id: high", "id: grave"));
    try (MeasureHarness harness = MeasureHarness.restored(Mode.LIVE, renamed, standing())) {
      harness.send(failure(10_000));

      assertThat(harness.told())
          .containsExactly(
              "fails/high DOWN at +9 ms: 10.0 of 10.0 by time",
              "fails/grave UP at +10000 ms: 11.0 of 11.0 by BOT_FAILED-" + (T0 + 10_000));
    }
  }

  @Test
  void countsAnewWhenTheWindowHasChangedAndKeepsTheLineUntilItIsClear() throws Exception {
    MeasureSet longer = Measures.set("fails", FAILURES.replace("window: 1m", "window: 2m"));
    try (MeasureHarness harness = MeasureHarness.restored(Mode.LIVE, longer, standing())) {
      harness.send(failure(10_000));
      assertThat(harness.told()).isEmpty();
      harness.watermark(T0 + 600_000);

      assertThat(harness.told())
          .containsExactly("fails/high DOWN at +30009 ms: 1.0 of 1.0 by time");
      harness.assertEmpty();
    }
  }

  @Test
  void takesALineBackWhoseWindowHasChangedAlthoughNoEventComes() throws Exception {
    MeasureSet longer = Measures.set("fails", FAILURES.replace("window: 1m", "window: 2m"));
    try (MeasureHarness harness = MeasureHarness.restored(Mode.LIVE, longer, standing())) {
      harness.watermark(T0 + 600_000);

      assertThat(harness.told())
          .containsExactly("fails/high DOWN at +30009 ms: 0.0 of 0.0 by time");
      harness.assertEmpty();
    }
  }

  @Test
  void dropsAMeasureThatIsNoMore() throws Exception {
    MeasureSet other = Measures.set("other", FAILURES);
    try (MeasureHarness harness = MeasureHarness.restored(Mode.LIVE, other, standing())) {
      harness.watermark(T0 + 600_000);

      assertThat(harness.told()).isEmpty();
      harness.assertEmpty();
    }
  }

  /** Saved with the line {@code high} up since T0 + 9 ms. */
  private static OperatorSubtaskState standing() throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, Measures.set("fails", FAILURES))) {
      for (int i = 0; i < 10; i++) {
        harness.send(failure(i));
      }
      assertThat(harness.told()).hasSize(1);
      return harness.snapshot();
    }
  }

  private static Event failure(long sinceT0) {
    return Events.at(T0 + sinceT0, EventKind.BOT_FAILED).build();
  }

  private static void send(MeasureHarness harness, List<Event> events) throws Exception {
    for (int i = 0; i < events.size(); i++) {
      harness.send(events.get(i));
      if (i % 7 == 0) {
        harness.watermark(events.get(i).timeMillis() - 5_000);
      }
    }
  }

  private static void sendAll(MeasureHarness harness, List<Event> events) throws Exception {
    send(harness, events);
    harness.watermark(T0 + 1_000_000_000L);
  }
}
