package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicMoodFunctionTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long HOUR = 3_600_000;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aListTakesThePolarityOfItsTopic(Mode mode) throws Exception {
    assertThat(
            polarities(
                mode,
                mention("p1", 0, -0.8),
                mention("p2", 1_000, -0.2),
                mention("list", 2_000, null),
                other("p3", 3_000, 0.9),
                mention("list", 4_000, null)))
        .containsExactly(-0.8, -0.2, -0.5, 0.9, -0.5);
  }

  @Test
  void staysUnjudgedWhereNothingIsKnownOfTheTopic() throws Exception {
    assertThat(
            polarities(
                Mode.LIVE,
                mention("list", 0, null),
                other("p1", 1_000, -0.9),
                mention("list", 2_000, null),
                Events.at(T0 + 3_000, EventKind.MENTION).polarity(null).build()))
        .containsExactly(null, -0.9, null, null);
  }

  @Test
  void aMentionCountsOnceHoweverOftenItIsReported() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      events.add(mention("loud", i, -1.0));
    }
    events.add(mention("calm", 60, 1.0));
    events.add(mention("list", 70, null));

    assertThat(polarities(Mode.LIVE, events.toArray(Event[]::new))).last().isEqualTo(0.0);
  }

  @Test
  void whatItTookIsNotLearntAsItsOwn() throws Exception {
    assertThat(
            polarities(
                Mode.LIVE,
                mention("p1", 0, -0.8),
                mention("list", HOUR, null),
                mention("p2", 2 * HOUR, 0.8),
                mention("list", 3 * HOUR, null)))
        .last()
        .isEqualTo(0.0);
  }

  @Test
  void keepsTheLatestSixtyFourAndForgetsAfterSixHours() throws Exception {
    TopicMood mood = TopicMood.NONE;
    for (int i = 0; i < 1_000; i++) {
      mood = mood.with(i, i < 936 ? -1 : 1, T0 + i);
    }

    assertThat(mood.mentions()).hasSize(TopicMood.MAX_MENTIONS);
    assertThat(mood.at(T0 + 1_000)).isEqualTo(1);
    assertThat(mood.at(T0 + 999 + TopicMood.WINDOW_MILLIS)).isNull();
    try (var harness = open(Mode.LIVE, null)) {
      harness.processElement(mention("p1", 0, -0.8), T0);
      harness.processElement(mention("p2", HOUR, -0.8), T0 + HOUR);
      harness.processWatermark(T0 + 7 * HOUR - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

      harness.processWatermark(T0 + 7 * HOUR);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void isSavedWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(TopicMood.class);
  }

  @Test
  void survivesARestore() throws Exception {
    OperatorSubtaskState saved;
    try (var harness = open(Mode.LIVE, null)) {
      harness.processElement(mention("p1", 0, -0.8), T0);
      saved = harness.snapshot(1, 1);
    }
    try (var harness = open(Mode.LIVE, saved)) {
      harness.processElement(mention("list", 1_000, null), T0 + 1_000);

      assertThat(harness.extractOutputValues().get(0).mention().polarity()).isEqualTo(-0.8);
    }
  }

  private static Event mention(String id, long afterMillis, Double polarity) {
    return Events.at(T0 + afterMillis, EventKind.MENTION)
        .mention(id, AuthorTier.NORMAL, 10, 100)
        .topic("t1")
        .polarity(polarity)
        .build();
  }

  private static Event other(String id, long afterMillis, Double polarity) {
    return Events.at(T0 + afterMillis, EventKind.MENTION)
        .brand("other")
        .mention(id, AuthorTier.NORMAL, 10, 100)
        .topic("t1")
        .polarity(polarity)
        .build();
  }

  private static List<Double> polarities(Mode mode, Event... events) throws Exception {
    try (var harness = open(mode, null)) {
      for (Event event : events) {
        harness.processElement(event, event.timeMillis());
      }
      harness.processWatermark(T0 + 4 * HOUR);
      return harness.extractOutputValues().stream().map(e -> e.mention().polarity()).toList();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Event, Event> open(
      Mode mode, OperatorSubtaskState state) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new TopicMoodFunction(mode)),
            TopicMoodFunction::key,
            Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
