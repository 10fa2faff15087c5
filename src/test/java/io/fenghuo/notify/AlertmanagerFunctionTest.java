package io.fenghuo.notify;

import static io.fenghuo.notify.Story.NOON;
import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Level;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The harness's close throws Exception.
class AlertmanagerFunctionTest {

  private static final long MINUTE = 60_000;

  @Test
  void tellsARecordAtOnceAndRepeatsItEveryMinute() throws Exception {
    try (var harness = open(null, NOON)) {
      harness.processElement(Story.of("inc-1").opens(), 0);
      assertThat(ends(harness)).containsExactly("III 16:00");
      harness.setProcessingTime(NOON + MINUTE - 1);
      assertThat(ends(harness)).isEmpty();
      harness.setProcessingTime(NOON + MINUTE);
      assertThat(ends(harness)).containsExactly("III 16:01");
      harness.setProcessingTime(NOON + 2 * MINUTE);
      assertThat(ends(harness)).containsExactly("III 16:02");
    }
  }

  @Test
  void keepsItsPaceWhateverComesBetween() throws Exception {
    Story story = Story.of("inc-1");
    try (var harness = open(null, NOON)) {
      harness.processElement(story.opens(), 0);
      harness.setProcessingTime(NOON + MINUTE / 2);
      harness.processElement(story.updates(), 0);
      harness.processElement(story.escalates(Level.I), 0);

      assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
      ends(harness);
      harness.setProcessingTime(NOON + MINUTE);
      assertThat(ends(harness)).containsExactly("I 16:01", "III 12:00");
    }
  }

  @Test
  void endsWithNeitherStateNorTimers() throws Exception {
    Story story = Story.of("inc-1");
    try (var harness = open(null, NOON)) {
      harness.processElement(story.opens(), 0);
      harness.processElement(story.escalates(Level.I), 0);
      harness.processElement(story.resolves(), 0);
      ends(harness);
      harness.processElement(story.closes(), 0);
      assertThat(ends(harness)).isEmpty();
      for (int minute = 1; minute < AlertmanagerPolicy.REPEATED_ENDS; minute++) {
        harness.setProcessingTime(NOON + minute * MINUTE);
        assertThat(ends(harness)).containsExactly("I 12:00", "III 12:00");
      }
      harness.setProcessingTime(NOON + AlertmanagerPolicy.REPEATED_ENDS * MINUTE);

      assertThat(ends(harness)).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void tellsEverythingAgainAfterARestartAndResolvesNothing() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null, NOON)) {
      harness.processElement(Story.of("inc-1").opens(), 0);
      harness.processElement(new Story("inc-2", "leak/acme", NOON).level(Level.I).opens(), 0);
      snapshot = harness.snapshot(1, 0);
    }
    long back = NOON + Duration.ofHours(2).toMillis();
    try (var harness = open(snapshot, back)) {
      harness.setProcessingTime(back + 1);

      assertThat(ends(harness)).containsExactlyInAnyOrder("III 18:00", "I 18:00");
      assertThat(harness.numProcessingTimeTimers()).isEqualTo(2);
    }
  }

  @Test
  void keepsIncidentsApart() throws Exception {
    try (var harness = open(null, NOON)) {
      harness.processElement(Story.of("inc-1").opens(), 0);
      Story leak = new Story("inc-2", "leak/acme", NOON).level(Level.I);
      harness.processElement(leak.opens(), 0);
      harness.processElement(leak.resolves(), 0);
      ends(harness);
      harness.setProcessingTime(NOON + MINUTE);

      assertThat(ends(harness)).containsExactlyInAnyOrder("III 16:01", "I 12:00");
    }
  }

  @Test
  void aDrillPagesNobody() throws Exception {
    try (var harness = open(null, NOON)) {
      harness.processElement(Story.of("inc-1").drill("drill-1").opens(), 0);

      assertThat(ends(harness)).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void itsTypesAreSerializedByFlinkItself() {
    List.of(Notice.class, Shown.class, Face.class, Paged.class)
        .forEach(type -> assertSerializedAsPojoWithoutKryo(type));
  }

  /** Level and end (its hour and minute) of every alert sent since the last time. */
  private static List<String> ends(KeyedOneInputStreamOperatorTestHarness<?, ?, Notice> harness) {
    Pattern parts = Pattern.compile("\"level\":\"(I+)\".*\"endsAt\":\"2026-11-11T(\\d\\d:\\d\\d)");
    List<String> ends =
        harness.extractOutputValues().stream()
            .flatMap(notice -> parts.matcher(notice.body()).results())
            .map(found -> found.group(1) + " " + found.group(2))
            .toList();
    harness.getOutput().clear();
    return ends;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Alert, Notice> open(
      OperatorSubtaskState state, long now) throws Exception {
    AlertmanagerPolicy policy =
        new AlertmanagerPolicy(MINUTE, Duration.ofHours(4).toMillis(), "", Story.WORDS);
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AlertmanagerFunction(policy)),
            Alert::dedupKey,
            Types.STRING);
    harness.setProcessingTime(now);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
