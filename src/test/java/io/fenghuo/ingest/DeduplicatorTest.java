package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may throw InterruptedException when it is closed
class DeduplicatorTest {

  private static final long NOON = RecordText.NOON;
  private static final long SPAN = 600_000;
  private static final long END = Long.MAX_VALUE;
  private static final int ROOM = Deduplicator.MAX_IDS_OF_BUCKET;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void passesARecordOnceOnWhicheverPartitionItComesAgain(Mode mode) throws Exception {
    try (var station = open(mode, SPAN)) {
      Event angry = message(NOON).offset(5).build();
      send(station, angry, at(angry, 0, 17), at(angry, 1, 3), message(NOON + 1).build());
      station.processWatermark(END);

      assertThat(passed(station)).containsExactly(address(angry), "0@" + (NOON + 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void tellsApartWhatAnotherSourceTenantKindOrDrillNamesAlike(Mode mode) throws Exception {
    Event told = message(NOON).build();
    try (var station = open(mode, SPAN)) {
      send(
          station,
          told,
          named(told.eventId(), message(NOON).source("app").offset(1)),
          named(told.eventId(), message(NOON).source(null).offset(2)),
          named(told.eventId(), Events.at(NOON, EventKind.SENTIMENT).offset(3)),
          ofTenant("bank", at(told, 0, 4)),
          inDrill("drill-1", at(told, 0, 5)));
      station.processWatermark(END);

      assertThat(passed(station)).hasSize(6);
    }
  }

  @Test
  void countsThemByTopicAndInAll() throws Exception {
    try (var station = open(Mode.LIVE, SPAN)) {
      Event event = message(NOON).build();
      send(station, event, at(event, 0, 1), at(event, 0, 2));

      assertThat(
              station
                  .getEnvironment()
                  .getAccumulatorRegistry()
                  .getUserMap()
                  .get(Deduplicator.DUPLICATES)
                  .getLocalValue())
          .isEqualTo(2L);
    }
  }

  /** How something stands is no event: whatever id the sender puts on it, each reading is one. */
  @ParameterizedTest
  @EnumSource(
      value = EventKind.class,
      names = {"HEARTBEAT", "QUEUE_SNAPSHOT", "MENTION"})
  void ofReadingsOnlyOneOfTheSameTimeIsARepetition(EventKind kind) throws Exception {
    try (var station = open(Mode.LIVE, SPAN)) {
      Event first = named("constant", Events.at(NOON, kind));
      Event next = named("constant", Events.at(NOON + 30_000, kind));
      send(station, first, at(first, 1, 1), next, at(next, 1, 2));

      assertThat(passed(station)).containsExactly(address(first), address(next));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anIdUsedAgainAfterTheSpanIsAnotherEvent(Mode mode) throws Exception {
    try (var station = open(mode, SPAN)) {
      for (long after : List.of(0L, SPAN, SPAN + 1)) {
        send(station, named("1", message(NOON + after)));
      }
      station.processWatermark(END);

      assertThat(passed(station)).containsExactly("0@" + NOON, "0@" + (NOON + SPAN + 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void switchedOffItPassesAllAsItComes(Mode mode) throws Exception {
    try (var station = open(mode, 0)) {
      Event event = message(NOON).build();
      send(station, event, at(event, 0, 1));

      assertThat(passed(station)).hasSize(2);
    }
  }

  @Test
  void aReplayPassesTheEarliestAddressInWhicheverOrderTheyCome() throws Exception {
    Event event = message(NOON).build();
    List<Event> copies =
        List.of(at(event, 0, 5), at(event, 2, 1), at(event, 1, 0), at(event, 0, 9));
    for (int turn = 0; turn < copies.size(); turn++) {
      List<Event> order = new ArrayList<>(copies);
      Collections.rotate(order, turn);
      try (var station = open(Mode.REPLAY, SPAN)) {
        send(station, order.toArray(Event[]::new));
        station.processWatermark(END);

        assertThat(passed(station)).containsExactly("0@5");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void survivesARestore(Mode mode) throws Exception {
    Event event = message(NOON).build();
    OperatorSubtaskState snapshot;
    try (var station = open(mode, SPAN)) {
      send(station, event);
      station.processWatermark(NOON + 1);
      snapshot = station.snapshot(1, 1);
    }
    try (var station = open(mode, SPAN, snapshot, 1, 0)) {
      send(station, at(event, 0, 1), message(NOON + 2).build());
      station.processWatermark(END);

      assertThat(passed(station)).containsExactly("0@" + (NOON + 2));
    }
  }

  @Test
  void survivesRescalingWhicheverSubtaskHasTheBucket() throws Exception {
    List<Event> events =
        Stream.iterate(0, i -> i + 1)
            .limit(50)
            .map(i -> message(NOON + i).session("s" + i).build())
            .toList();
    OperatorSubtaskState one;
    try (var station = open(Mode.LIVE, SPAN)) {
      send(station, events.toArray(Event[]::new));
      one = station.snapshot(1, 1);
    }
    List<OperatorSubtaskState> halves = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      try (var station = open(Mode.LIVE, SPAN, repartitioned(one, 1, 2, subtask), 2, subtask)) {
        for (Event event : events) {
          if (isOf(event, 2, subtask)) {
            send(station, at(event, 1, 1));
          }
        }
        assertThat(passed(station)).isEmpty();
        halves.add(station.snapshot(2, 2));
      }
    }
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repackageState(halves.get(0), halves.get(1));
    try (var station = open(Mode.LIVE, SPAN, repartitioned(both, 2, 1, 0), 1, 0)) {
      send(station, events.stream().map(event -> at(event, 2, 2)).toArray(Event[]::new));
      assertThat(passed(station)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void forgetsAllWithTheWatermark(Mode mode) throws Exception {
    try (var station = open(mode, SPAN)) {
      for (int i = 0; i < 100; i++) {
        send(station, message(NOON + i).session("s" + i).build());
      }
      station.processWatermark(NOON + 100);
      station.snapshot(1, 1);
      assertThat(station.numKeyedStateEntries()).isPositive();

      station.processWatermark(NOON + 2 * SPAN);
      station.snapshot(2, 2);
      assertThat(station.numKeyedStateEntries()).isZero();
      assertThat(station.numEventTimeTimers()).isZero();
    }
  }

  /**
   * Row 10 of the faults: each event one to three times, in any order, and then all of them again.
   */
  @Property(tries = 300)
  void repeatingRecordsChangesNothingOfWhatPasses(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) throws Exception {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      events.add(
          message(NOON + random.nextInt(30_000))
              .offset(i)
              .session("s" + random.nextInt(5))
              .build());
    }
    List<Event> repeated = new ArrayList<>();
    for (Event event : events) {
      repeated.add(event);
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        repeated.add(at(event, 1 + random.nextInt(3), event.origin().offset() * 3 + copies));
      }
    }
    Collections.shuffle(repeated, random);
    events.forEach(event -> repeated.add(at(event, 4, event.origin().offset())));

    List<String> once = replayed(events);
    assertThat(replayed(repeated)).isEqualTo(once);
    try (var live = open(Mode.LIVE, SPAN)) {
      send(live, repeated.toArray(Event[]::new));
      assertThat(live.extractOutputValues().stream().map(Event::eventId).sorted().toList())
          .isEqualTo(events.stream().map(Event::eventId).sorted().toList());
    }
  }

  private static List<String> replayed(List<Event> events) throws Exception {
    try (var station = open(Mode.REPLAY, SPAN)) {
      send(station, events.toArray(Event[]::new));
      station.processWatermark(END);
      assertThat(station.extractOutputValues())
          .isSortedAccordingTo(Comparator.comparing(Event::timeMillis));
      // Of equal times each station makes an order of its own.
      return passed(station).stream().sorted().toList();
    }
  }

  private static Events message(long timeMillis) {
    return Events.at(timeMillis, EventKind.CUSTOMER_MESSAGE);
  }

  private static Event named(String id, Events events) {
    Event e = events.build();
    return copy(e, e.origin(), id, e.tenant(), e.drillId());
  }

  private static Event at(Event event, int partition, long offset) {
    return copy(
        event,
        new Origin(event.origin().topic(), partition, offset),
        event.eventId(),
        event.tenant(),
        event.drillId());
  }

  private static Event ofTenant(String tenant, Event event) {
    return copy(event, event.origin(), event.eventId(), tenant, event.drillId());
  }

  private static Event inDrill(String drill, Event event) {
    return copy(event, event.origin(), event.eventId(), event.tenant(), drill);
  }

  private static Event copy(Event e, Origin origin, String id, String tenant, String drillId) {
    return new Event(
        e.kind(),
        origin,
        id,
        e.timeMillis(),
        tenant,
        e.brand(),
        e.line(),
        e.region(),
        e.channel(),
        e.source(),
        drillId,
        e.schemaVersion(),
        e.sessionId(),
        e.customerId(),
        e.chat(),
        e.sentiment(),
        e.mention());
  }

  private static String address(Event event) {
    return event.origin().partition() + "@" + event.origin().offset();
  }

  private static List<String> passed(
      KeyedOneInputStreamOperatorTestHarness<Integer, Event, Event> station) {
    return station.extractOutputValues().stream().map(DeduplicatorTest::address).toList();
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<Integer, Event, Event> station, Event... events)
      throws Exception {
    for (Event event : events) {
      station.processElement(event, event.timeMillis());
    }
  }

  private static boolean isOf(Event event, int parallelism, int subtask) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
            Deduplicator.key(event), 128, parallelism)
        == subtask;
  }

  private static OperatorSubtaskState repartitioned(
      OperatorSubtaskState state, int from, int to, int subtask) {
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        state, 128, from, to, subtask);
  }

  private static KeyedOneInputStreamOperatorTestHarness<Integer, Event, Event> open(
      Mode mode, long spanMillis) throws Exception {
    return open(mode, spanMillis, null, 1, 0);
  }

  private static KeyedOneInputStreamOperatorTestHarness<Integer, Event, Event> open(
      Mode mode, long spanMillis, OperatorSubtaskState state, int parallelism, int subtask)
      throws Exception {
    var station =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new Deduplicator(spanMillis, ROOM, mode),
            Deduplicator::key,
            Types.INT,
            128,
            parallelism,
            subtask);
    if (state != null) {
      station.initializeState(state);
    }
    station.open();
    return station;
  }
}
