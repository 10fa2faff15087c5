package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.testing.OperatorMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sink in Flink's operator, with its mailbox and its clock in the test's hand. */
@Timeout(60)
@SuppressWarnings("try") // The harness's close throws Exception.
class NoticeWriterTest {

  private static final TypeSerializer<Notice> NOTICES =
      TypeInformation.of(Notice.class).createSerializer(new SerializerConfigImpl());

  /** Sinks travel as bytes, even in a harness: the courier is found again by its test's number. */
  private static final Map<Integer, FakeCourier> COURIERS = new HashMap<>();

  private final OperatorMetrics metrics = new OperatorMetrics();

  @Test
  void sendsAtOnceAndThenWhatHasGathered() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b", "c", "d", "e");
      assertThat(courier.batches()).containsExactly(List.of("a"));
      courier.takes();
      run(harness);
      courier.takes();
      run(harness);
      courier.takes();
      run(harness);

      assertThat(courier.batches())
          .containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }
    assertThat(courier.isClosed()).isTrue();
  }

  @Test
  void triesAgainForEverAndLeavesNobodyWaitingForIt() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b");
      long now = 0;
      for (long wait : new long[] {500, 1_000, 2_000, 4_000, 4_000, 4_000}) {
        int tries = courier.batches().size();
        courier.isAway(0);
        run(harness);
        at(harness, now + wait - 1);
        assertThat(courier.batches()).hasSize(tries);
        now += wait;
        at(harness, now);
        assertThat(courier.batches()).hasSize(tries + 1);
      }

      // The first failed alone; what had gathered goes with it from the second attempt on.
      assertThat(courier.batches()).startsWith(List.of("a"), List.of("a", "b"));
      assertThat(courier.batches()).endsWith(List.of("a", "b"));
    }
  }

  @Test
  void waitsAsLongAsItIsAskedTo() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a");
      courier.isAway(30_000);
      run(harness);
      at(harness, 29_999);
      assertThat(courier.batches()).hasSize(1);
      at(harness, 30_000);

      assertThat(courier.batches()).hasSize(2);
    }
  }

  @Test
  void sendsAgainOnlyWhatWasNotTakenAndInOrder() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b", "c", "d", "e");
      courier.takes();
      run(harness);
      courier.takesAllBut(2);
      run(harness);
      at(harness, 500);

      assertThat(courier.batches())
          .containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("c", "d", "e"));
    }
  }

  @Test
  void dropsWhatIsRefusedAndGoesOn() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b");
      courier.refusesTheFirst();
      run(harness);
      courier.takes();
      run(harness);

      assertThat(courier.batches()).containsExactly(List.of("a"), List.of("b"));
    }
  }

  @Test
  void aLaterNoticeReplacesTheOneThatWaits() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      harness.processElement(new Notice("slot", "slot", "", "id", "old"), 0);
      courier.isAway(0);
      run(harness);
      harness.processElement(new Notice("slot", "slot", "", "id", "new"), 0);
      at(harness, 499);
      assertThat(courier.batches()).containsExactly(List.of("old"));
      at(harness, 500);

      assertThat(courier.batches()).containsExactly(List.of("old"), List.of("new"));
    }
  }

  @Test
  void aCheckpointDoesNotWaitForTheReceiverAndHasAllThatWasNotTaken() throws Exception {
    FakeCourier courier = new FakeCourier();
    OperatorSubtaskState unanswered;
    OperatorSubtaskState failed;
    OperatorSubtaskState sentAgain;
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b");
      unanswered = snapshot(harness, 1);
      courier.isAway(0);
      run(harness);
      failed = snapshot(harness, 2);
      assertThat(courier.batches()).containsExactly(List.of("a"));
      at(harness, 500);
      sentAgain = snapshot(harness, 3);
      assertThat(courier.batches()).containsExactly(List.of("a"), List.of("a", "b"));
    }

    for (OperatorSubtaskState state : List.of(unanswered, failed, sentAgain)) {
      FakeCourier next = new FakeCourier();
      try (var harness = open(next, 1, 100, state)) {
        assertThat(next.batches()).containsExactly(List.of("a"));
        next.takes();
        run(harness);

        assertThat(next.batches()).containsExactly(List.of("a"), List.of("b"));
      }
    }
  }

  @Test
  void keepsNothingOfWhatWasTaken() throws Exception {
    FakeCourier courier = new FakeCourier();
    OperatorSubtaskState taken;
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a");
      courier.takes();
      run(harness);
      taken = snapshot(harness, 1);
    }
    FakeCourier next = new FakeCourier();
    try (var harness = open(next, 3, 100, taken)) {
      run(harness);
      assertThat(next.batches()).isEmpty();
    }
  }

  @Test
  void sendsAtOnceWhatHadWaitedBeforeARestartEvenMoreThanMayWait() throws Exception {
    FakeCourier courier = new FakeCourier();
    OperatorSubtaskState state;
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b", "c", "d", "e");
      state = snapshot(harness, 1);
    }
    FakeCourier next = new FakeCourier();
    try (var harness = open(next, 3, 2, state)) {
      assertThat(next.batches()).containsExactly(List.of("a", "b", "c"));
      next.takes();
      run(harness);

      assertThat(next.batches()).containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
    }
  }

  @Test
  void theJobIsHeldBackOnlyWhenTooManyWait() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 3, null)) {
      write(harness, "a", "b", "c");
      // One more would block the test's thread until somebody answers.
      courier.isBack();
      write(harness, "d");
      run(harness);

      assertThat(courier.batches()).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
    }
  }

  @Test
  void onlyTheEndOfTheInputWaitsForTheReceiver() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b");
      courier.isBack();
      harness.endInput();

      assertThat(courier.batches()).containsExactly(List.of("a"), List.of("b"));
      assertThat(harness.getTaskMailbox().hasMail()).isFalse();
    }
  }

  @Test
  void counts() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a", "b", "c", "d");
      assertThat(numbers()).isEqualTo("sent=0 retried=0 refused=0 inFlight=1 waiting=4");
      courier.isAway(0);
      run(harness);
      assertThat(numbers()).isEqualTo("sent=0 retried=1 refused=0 inFlight=0 waiting=4");
      at(harness, 500);
      assertThat(numbers()).isEqualTo("sent=0 retried=1 refused=0 inFlight=3 waiting=4");
      courier.refusesTheFirst();
      run(harness);
      assertThat(numbers()).isEqualTo("sent=2 retried=1 refused=1 inFlight=1 waiting=1");
    }
  }

  @Test
  void aMistakeFailsTheJob() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a");
      courier.isBroken();

      assertThatThrownBy(() -> run(harness)).hasStackTraceContaining("a mistake");
    }
  }

  @Test
  void sleepsWhenNothingWaits() throws Exception {
    FakeCourier courier = new FakeCourier();
    try (var harness = open(courier, 3, 100, null)) {
      write(harness, "a");
      courier.isAway(0);
      run(harness);
      at(harness, 500);
      courier.takes();
      run(harness);

      assertThat(harness.getProcessingTimeService().getNumActiveTimers()).isZero();
      assertThat(harness.getTaskMailbox().hasMail()).isFalse();
    }
  }

  private String numbers() {
    return "sent=%d retried=%d refused=%d inFlight=%d waiting=%d"
        .formatted(
            metrics.number("noticesSent"),
            metrics.number("noticesRetried"),
            metrics.number("noticesRefused"),
            metrics.number("noticesInFlight"),
            metrics.number("noticesWaiting"));
  }

  private OneInputStreamOperatorTestHarness<Notice, CommittableMessage<Object>> open(
      FakeCourier courier, int maxBatch, int maxWaiting, OperatorSubtaskState state)
      throws Exception {
    int number = COURIERS.size();
    COURIERS.put(number, courier);
    NoticeSink sink =
        new NoticeSink("write-test", () -> COURIERS.get(number), maxBatch, maxWaiting, 4_000);
    var harness =
        new OneInputStreamOperatorTestHarness<Notice, CommittableMessage<Object>>(
            new SinkWriterOperatorFactory<Notice, Object>(sink), NOTICES, metrics.environment());
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static void write(OneInputStreamOperatorTestHarness<Notice, ?> harness, String... bodies)
      throws Exception {
    for (String body : bodies) {
      harness.processElement(new Notice(body, body, "", "id-" + body, body), 0);
    }
  }

  private static void at(OneInputStreamOperatorTestHarness<Notice, ?> harness, long millis)
      throws Exception {
    harness.setProcessingTime(millis);
    run(harness);
  }

  private static void run(OneInputStreamOperatorTestHarness<Notice, ?> harness) throws Exception {
    Optional<Mail> mail = harness.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
    while (mail.isPresent()) {
      mail.get().run();
      mail = harness.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
    }
  }

  private static OperatorSubtaskState snapshot(
      OneInputStreamOperatorTestHarness<Notice, ?> harness, long id) throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    return harness.snapshot(id, 0);
  }
}
