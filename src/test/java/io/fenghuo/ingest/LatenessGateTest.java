package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // a harness may throw InterruptedException when it is closed
class LatenessGateTest {

  private static final long NOON = RecordText.NOON;
  private static final long MAX_DISORDER = 10_000;
  private static final long LAST_IN_TIME = NOON - MAX_DISORDER;
  private static final int MAX_PARALLELISM = 8;
  private static final Configuration CONFIG =
      new Configuration()
          .set(FenghuoOptions.MAX_DISORDER, Duration.ofMillis(MAX_DISORDER))
          .set(FenghuoOptions.MAX_PAYLOAD_BYTES, 1_000);

  @Test
  void passesWhatLiesWithinTheDisorder() throws Exception {
    try (var gate = open(1, 0, null)) {
      send(gate, ingested(0, 0, NOON), ingested(0, 1, LAST_IN_TIME), ingested(0, 2, NOON + 1));

      assertThat(verdicts(gate)).containsExactly("event", "event", "event");
    }
  }

  @Test
  void setsAsideWhatLiesFurtherBehindWithItsPayload() throws Exception {
    try (var gate = open(1, 0, null)) {
      Ingested late = ingested(0, 1, LAST_IN_TIME - 1);
      send(gate, ingested(0, 0, NOON), late);

      assertThat(verdicts(gate)).containsExactly("event", "LATE");
      assertThat(gate.extractOutputValues().get(1).deadLetter())
          .usingRecursiveComparison()
          .isEqualTo(
              late.raw()
                  .deadLetter(
                      new Origin("chat.traffic", 0, 1),
                      RefusalReason.LATE,
                      "eventTime lies 10001 ms behind the newest of its partition, at most 10000 ms"
                          + " are waited for",
                      1_000));
    }
  }

  @Test
  void keepsThePayloadWithTheFirstLateEventOfARecordOnly() throws Exception {
    try (var gate = open(1, 0, null)) {
      Ingested late = ingested(0, 1, LAST_IN_TIME - 1);
      send(gate, ingested(0, 0, NOON), late, part(late, 1), part(late, 2));
      send(gate, ingested(0, 2, LAST_IN_TIME - 1));

      assertThat(verdicts(gate)).containsExactly("event", "LATE", "LATE", "LATE", "LATE");
      assertThat(gate.extractOutputValues().subList(1, 5))
          .extracting(i -> i.deadLetter().origin() + " " + (i.deadLetter().payload().length > 0))
          .containsExactly(
              "chat.traffic-0@1 true",
              "chat.traffic-0@1#1 false",
              "chat.traffic-0@1#2 false",
              "chat.traffic-0@2 true");
    }
  }

  @Test
  void judgesEachPartitionByItself() throws Exception {
    try (var gate = open(1, 0, null)) {
      send(gate, ingested(0, 0, NOON), ingested(1, 0, LAST_IN_TIME - 1));

      assertThat(verdicts(gate)).containsExactly("event", "event");
    }
  }

  @Test
  void isNotMovedByLateEventsNorDeadLetters() throws Exception {
    try (var gate = open(1, 0, null)) {
      send(
          gate,
          ingested(0, 0, NOON),
          ingested(0, 1, LAST_IN_TIME - 1),
          deadLetter(2),
          ingested(0, 3, LAST_IN_TIME));

      assertThat(verdicts(gate)).containsExactly("event", "LATE", "EMPTY", "event");
    }
  }

  /** One sender whose clock runs four minutes ahead must not make the others late. */
  @Test
  void isNotMovedBeyondTheTimestampOfTheRecord() throws Exception {
    try (var gate = open(1, 0, null)) {
      send(gate, ingested(0, 0, NOON + 240_000, NOON), ingested(0, 1, LAST_IN_TIME, NOON));

      assertThat(verdicts(gate)).containsExactly("event", "event");
    }
  }

  /** A producer whose clock is wrong stamps the record itself with it too. */
  @ParameterizedTest
  @ValueSource(longs = {60_000, 299_999, 300_000})
  void isNotMovedBeyondTheDesksOwnClock(long aheadMillis) throws Exception {
    try (var gate = open(1, 0, null)) {
      send(
          gate,
          at(NOON, 0, NOON + aheadMillis),
          at(NOON + 1, 1, LAST_IN_TIME),
          at(NOON + 1, 2, LAST_IN_TIME - 1));

      assertThat(verdicts(gate)).containsExactly("event", "event", "LATE");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {300_001, 3_000_000, 31_536_000_000L})
  void setsAsideWhatLiesAheadOfTheDesksOwnClock(long aheadMillis) throws Exception {
    try (var gate = open(1, 0, null)) {
      send(gate, at(NOON, 0, NOON + aheadMillis), at(NOON, 1, LAST_IN_TIME));

      assertThat(verdicts(gate)).containsExactly("FUTURE_TIME", "event");
    }
  }

  /** A snapshot of before: it had been moved a year, or fifty minutes, ahead. */
  @ParameterizedTest
  @ValueSource(longs = {3_000_000, 31_536_000_000L})
  void comesBackFromAStateThatHadRunAhead(long aheadMillis) throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = open(1, 0, null)) {
      send(gate, ingested(0, 0, NOON + aheadMillis));
      snapshot = gate.snapshot(1, 1);
    }
    try (var gate = open(1, 0, snapshot)) {
      send(gate, at(NOON, 1, LAST_IN_TIME), at(NOON, 2, LAST_IN_TIME - 1));
      snapshot = gate.snapshot(2, 2);

      assertThat(verdicts(gate)).containsExactly("event", "LATE");
    }
    try (var gate = open(1, 0, snapshot)) {
      send(gate, ingested(0, 3, LAST_IN_TIME));

      assertThat(verdicts(gate)).containsExactly("event");
    }
  }

  @Test
  void judgesTheSameAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var gate = open(1, 0, null)) {
      send(gate, ingested(0, 0, NOON));
      snapshot = gate.snapshot(1, 1);
    }
    try (var gate = open(1, 0, snapshot)) {
      send(gate, ingested(0, 1, LAST_IN_TIME - 1), ingested(0, 2, LAST_IN_TIME));

      assertThat(verdicts(gate)).containsExactly("LATE", "event");
    }
  }

  @Test
  void judgesTheSameAfterRescalingWhicheverSubtaskReadsThePartition() throws Exception {
    OperatorSubtaskState two = snapshotOfTwo();
    for (int subtask = 0; subtask < 3; subtask++) {
      try (var gate = open(3, subtask, repartitioned(two, 2, 3, subtask))) {
        send(gate, ingested(0, 1, LAST_IN_TIME - 1), ingested(1, 1, LAST_IN_TIME + 999));

        assertThat(verdicts(gate)).containsExactly("LATE", "LATE");
      }
    }
    try (var gate = open(1, 0, repartitioned(two, 2, 1, 0))) {
      send(gate, ingested(0, 1, LAST_IN_TIME), ingested(1, 1, LAST_IN_TIME + 1_000));

      assertThat(verdicts(gate)).containsExactly("event", "event");
    }
  }

  @Test
  void remembersPartitionsThatNobodyReadSinceTheRestore() throws Exception {
    OperatorSubtaskState two = snapshotOfTwo();
    OperatorSubtaskState again;
    try (var first = open(2, 0, repartitioned(two, 2, 2, 0));
        var second = open(2, 1, repartitioned(two, 2, 2, 1))) {
      send(second, ingested(0, 1, NOON + 5_000));
      again =
          AbstractStreamOperatorTestHarness.repackageState(
              first.snapshot(2, 2), second.snapshot(2, 2));
    }
    try (var gate = open(1, 0, repartitioned(again, 2, 1, 0))) {
      send(gate, ingested(0, 2, LAST_IN_TIME + 4_999), ingested(1, 1, LAST_IN_TIME + 999));

      assertThat(verdicts(gate)).containsExactly("LATE", "LATE");
    }
  }

  private static OperatorSubtaskState snapshotOfTwo() throws Exception {
    try (var first = open(2, 0, null);
        var second = open(2, 1, null)) {
      send(first, ingested(0, 0, NOON));
      send(second, ingested(1, 0, NOON + 1_000));
      return AbstractStreamOperatorTestHarness.repackageState(
          first.snapshot(1, 1), second.snapshot(1, 1));
    }
  }

  private static OperatorSubtaskState repartitioned(
      OperatorSubtaskState state, int from, int to, int subtask) {
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        state, MAX_PARALLELISM, from, to, subtask);
  }

  private static OneInputStreamOperatorTestHarness<Ingested, Ingested> open(
      int parallelism, int subtask, OperatorSubtaskState snapshot) throws Exception {
    var gate =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(LatenessGate.from(CONFIG)),
            MAX_PARALLELISM,
            parallelism,
            subtask);
    if (snapshot != null) {
      gate.initializeState(snapshot);
    }
    gate.open();
    return gate;
  }

  private static void send(
      OneInputStreamOperatorTestHarness<Ingested, Ingested> gate, Ingested... all)
      throws Exception {
    for (Ingested ingested : all) {
      gate.processElement(ingested, 0);
    }
  }

  private static List<String> verdicts(OneInputStreamOperatorTestHarness<Ingested, Ingested> gate) {
    return gate.extractOutputValues().stream()
        .map(i -> i.isEvent() ? "event" : i.deadLetter().reason().name())
        .toList();
  }

  private static Ingested ingested(int partition, long offset, long timeMillis) {
    return ingested(partition, offset, timeMillis, timeMillis);
  }

  private static Ingested ingested(
      int partition, long offset, long timeMillis, long recordTimeMillis) {
    Origin origin = new Origin("chat.traffic", partition, offset);
    byte[] value = RecordText.botFailed().with("eventTime", Long.toString(timeMillis)).bytes();
    Ingested ingested =
        new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
            .decode(origin, recordTimeMillis, null, value);
    Event event = ingested.event();
    assertThat(event.timeMillis()).isEqualTo(timeMillis);
    return ingested;
  }

  /** Read live when the job's own clock stands at {@code wallMillis}. */
  private static Ingested at(long wallMillis, long offset, long timeMillis) {
    byte[] value = RecordText.botFailed().with("eventTime", Long.toString(timeMillis)).bytes();
    return new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
        .decode(
            new Origin("chat.traffic", 0, offset),
            new RawRecord(timeMillis, wallMillis, null, value));
  }

  private static Ingested part(Ingested ingested, int part) {
    Event e = ingested.event();
    return Ingested.of(
        new Event(
            e.kind(),
            e.origin().withPart(part),
            e.eventId(),
            e.timeMillis(),
            e.tenant(),
            e.brand(),
            e.line(),
            e.region(),
            e.channel(),
            e.source(),
            e.drillId(),
            e.schemaVersion(),
            e.sessionId(),
            e.customerId(),
            e.chat(),
            e.sentiment(),
            e.mention()),
        ingested.raw());
  }

  private static Ingested deadLetter(long offset) {
    return new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
        .decode(new Origin("chat.traffic", 0, offset), NOON + 1_000_000, null, new byte[0]);
  }
}
