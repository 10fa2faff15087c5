package io.fenghuo.respond;

import static io.fenghuo.respond.CustomerFunction.FORGET_AFTER_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Emotion;
import io.fenghuo.handling.CareReason;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The harness's close throws Exception.
class CustomerFunctionTest {

  private static final CustomerSign MESSAGE = Signs.of("ann", null, 1, "VIP", null, null);
  private static final CustomerSign ANXIOUS =
      Signs.of("ann", CareReason.UPSET, 2, null, Emotion.ANXIETY, null);
  private static final CustomerSign GONE =
      Signs.of("ann", CareReason.ABANDONED, 3, null, null, 9_000L);
  private static final CustomerSign FILED =
      Signs.of("ann", CareReason.COMPLAINED, 4, null, null, null);
  private static final CustomerSign OTHER =
      Signs.of("bob", CareReason.BOT_FAILED, 4, null, null, null);
  private static final List<CustomerSign> STORY = List.of(MESSAGE, ANXIOUS, GONE, FILED, OTHER);

  @Test
  void tellsWhatIsKnownWithEveryReason() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      feed(harness, STORY);

      assertThat(harness.extractOutputValues())
          .extracting(
              CustomerSign::customer,
              CustomerSign::reason,
              CustomerSign::tier,
              CustomerSign::emotion,
              CustomerSign::waitedMillis)
          .containsExactly(
              tuple("ann", CareReason.UPSET, "VIP", Emotion.ANXIETY, null),
              tuple("ann", CareReason.ABANDONED, "VIP", Emotion.ANXIETY, 9_000L),
              tuple("ann", CareReason.COMPLAINED, "VIP", Emotion.ANXIETY, 9_000L),
              tuple("bob", CareReason.BOT_FAILED, null, null, null));
    }
  }

  @Test
  void saysNothingOfWhatAffectsNobody() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      feed(harness, List.of(MESSAGE));

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }
  }

  @Test
  void forgetsAfterHalfAnHourWithoutASign() throws Exception {
    CustomerSign again = later(FORGET_AFTER_MILLIS + 1);
    CustomerSign muchLater = later(2 * FORGET_AFTER_MILLIS + 2);
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      feed(harness, List.of(MESSAGE, again, muchLater));

      assertThat(harness.extractOutputValues())
          .extracting(CustomerSign::tier)
          .containsExactly("VIP", null);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(muchLater.timeMillis() + FORGET_AFTER_MILLIS);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void keepsOneTimerForManySigns() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      for (int i = 0; i < 100; i++) {
        feed(harness, List.of(later(i)));
      }
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(FORGET_AFTER_MILLIS);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void replaysTheSameFromAnyOrderOfArrival() throws Exception {
    List<CustomerSign> expected = null;
    for (int seed = 0; seed < 10; seed++) {
      List<CustomerSign> shuffled = new ArrayList<>(STORY);
      Collections.shuffle(shuffled, new Random(seed));
      try (var harness = harness(Mode.REPLAY)) {
        harness.open();
        feed(harness, shuffled);
        harness.processWatermark(10);
        List<CustomerSign> said =
            harness.extractOutputValues().stream()
                .filter(sign -> sign.customer().equals("ann"))
                .toList();
        expected = expected == null ? said : expected;

        assertThat(said).hasSize(3).isEqualTo(expected);
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  }

  @Test
  void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
    for (int cut = 0; cut <= STORY.size(); cut++) {
      List<CustomerSign> said = new ArrayList<>();
      OperatorSubtaskState saved;
      try (var harness = harness(Mode.LIVE)) {
        harness.open();
        feed(harness, STORY.subList(0, cut));
        saved = harness.snapshot(1, 1);
        said.addAll(harness.extractOutputValues());
      }
      try (var harness = harness(Mode.LIVE)) {
        harness.initializeState(saved);
        harness.open();
        feed(harness, STORY.subList(cut, STORY.size()));
        said.addAll(harness.extractOutputValues());
      }

      assertThat(said)
          .extracting(CustomerSign::tier)
          .as("cut at %d", cut)
          .containsExactly("VIP", "VIP", "VIP", null);
    }
  }

  private static CustomerSign later(long timeMillis) {
    return Signs.of("ann", CareReason.COMPLAINED, timeMillis);
  }

  private static void feed(
      KeyedOneInputStreamOperatorTestHarness<String, CustomerSign, CustomerSign> harness,
      List<CustomerSign> signs)
      throws Exception {
    for (CustomerSign sign : signs) {
      harness.processElement(sign, sign.timeMillis());
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, CustomerSign, CustomerSign> harness(
      Mode mode) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new CustomerFunction(mode)),
        CustomerSign::customerKey,
        Types.STRING);
  }
}
