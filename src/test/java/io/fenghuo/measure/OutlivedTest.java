package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gauge forgets within minutes who is silent while others go on. */
class OutlivedTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long MINUTE = 60_000;

  /** A queue is closed with 450 waiting, as its last snapshot, beside one that lives. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void aClosedQueueStopsCountingInMinutes(Mode mode) throws Exception {
    List<Event> events = new ArrayList<>(snapshots("closed", 450, 0, 10 * MINUTE, 10_000));
    events.addAll(snapshots("lives", 60, 0, 6 * 60 * MINUTE, 10_000));

    List<Symptom> told = tell(mode, events);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP, Edge.DOWN);
    assertThat(told.get(1).timeMillis() - (T0 + 10 * MINUTE)).isBetween(0L, 7 * MINUTE);
  }

  @Test
  void itsOnlySnapshotIsJudgedByHowOftenOthersReport() throws Exception {
    List<Event> events = new ArrayList<>(snapshots("closed", 450, 0, 0, 10_000));
    events.addAll(snapshots("lives", 60, 0, 60 * MINUTE, 10_000));

    List<Symptom> told = tell(Mode.LIVE, events);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP, Edge.DOWN);
    assertThat(told.get(1).timeMillis() - T0).isBetween(0L, 7 * MINUTE);
  }

  /** A brand's only queue is closed with 650 waiting; the brand's other records go on. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void anOnlyQueueIsForgottenInMinutesWhereTheDeskGoesOn(Mode mode) throws Exception {
    List<Event> events = new ArrayList<>(snapshots("closed", 650, 0, 10 * MINUTE, 30_000));
    events.addAll(sessions(60 * MINUTE));

    List<Symptom> told = tell(mode, events);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP, Edge.DOWN);
    assertThat(told.get(1).timeMillis() - (T0 + 10 * MINUTE)).isBetween(5 * MINUTE, 9 * MINUTE);
    assertThat(told.get(1).value()).as("unknown, not zero").isNaN();
  }

  /** Whoever reports seldom is given ten times as long as he usually takes. */
  @ParameterizedTest
  @ValueSource(longs = {60_000, 300_000, 600_000})
  void anOnlyQueueThatReportsSeldomIsNotForgotten(long everyMillis) throws Exception {
    List<Event> events = new ArrayList<>(snapshots("seldom", 650, 0, 180 * MINUTE, everyMillis));
    events.addAll(sessions(180 * MINUTE));

    assertThat(tell(Mode.REPLAY, events)).extracting(Symptom::edge).containsExactly(Edge.UP);
  }

  @ParameterizedTest
  @ValueSource(longs = {10_000, 60_000, 300_000, 600_000})
  void whoReportsSeldomIsNotMissedBesideWhoReportsOften(long everyMillis) throws Exception {
    List<Event> events = new ArrayList<>(snapshots("seldom", 450, 0, 180 * MINUTE, everyMillis));
    events.addAll(snapshots("often", 60, 0, 180 * MINUTE, 5_000));

    // How seldom it is, its second report tells.
    long known = T0 + everyMillis;
    assertThat(tell(Mode.REPLAY, events))
        .filteredOn(symptom -> symptom.timeMillis() > known)
        .filteredOn(symptom -> symptom.timeMillis() <= T0 + 180 * MINUTE)
        .isEmpty();
  }

  /** All pause for the night, and one begins again some time before the other. */
  @Test
  void whoBeginsAgainALittleLaterHasNotBeenOutlived() throws Exception {
    List<Event> events = new ArrayList<>();
    for (long begin : new long[] {0, 40 * MINUTE}) {
      events.addAll(snapshots("first", 60, begin, begin + 20 * MINUTE, 10_000));
      events.addAll(snapshots("second", 450, begin + 60_000, begin + 20 * MINUTE, 60_000));
    }

    assertThat(tell(Mode.LIVE, events))
        .filteredOn(symptom -> symptom.timeMillis() <= T0 + 60 * MINUTE)
        .hasSize(1);
  }

  /** The live input's partitions are not read in step: what is behind is not silent. */
  @Test
  void aQueueWhosePartitionLagsBehindIsNotOutlived() throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, Watched.defaults())) {
      for (Event event : snapshots("behind", 450, 0, 5 * MINUTE, 10_000)) {
        harness.send(event);
      }
      for (Event event : snapshots("ahead", 60, 0, 50 * MINUTE, 10_000)) {
        harness.send(event);
        harness.watermark(Math.min(event.timeMillis(), T0 + 5 * MINUTE) - 10_000);
      }

      assertThat(waiting(harness.symptoms())).extracting(Symptom::edge).containsExactly(Edge.UP);
    }
  }

  @Test
  void survivesARestore() throws Exception {
    List<Event> events = new ArrayList<>(snapshots("closed", 450, 0, 10 * MINUTE, 10_000));
    events.addAll(snapshots("lives", 60, 0, 30 * MINUTE, 10_000));
    events.sort(Comparator.comparingLong(Event::timeMillis));
    List<Symptom> undisturbed = tell(Mode.LIVE, events);

    List<Symptom> told = new ArrayList<>();
    OperatorSubtaskState state = null;
    for (int from = 0; from < events.size(); from += 37) {
      try (MeasureHarness harness =
          state == null
              ? MeasureHarness.of(Mode.LIVE, Watched.defaults())
              : MeasureHarness.restored(Mode.LIVE, Watched.defaults(), state)) {
        harness.watermark(events.get(Math.max(0, from - 1)).timeMillis() - 1);
        for (Event event : events.subList(from, Math.min(events.size(), from + 37))) {
          harness.send(event);
          harness.watermark(event.timeMillis() - 1);
        }
        told.addAll(waiting(harness.symptoms()));
        state = harness.snapshot();
      }
    }

    assertThat(told).isEqualTo(undisturbed.subList(0, told.size())).hasSize(2);
  }

  /** The last snapshot of a queue that was taken down says that its bots are up. */
  @Test
  void botsOfAClosedQueueAreNotUp() throws Exception {
    List<Event> events = new ArrayList<>();
    for (long at = 0; at <= 20 * MINUTE; at += 10_000) {
      if (at <= 5 * MINUTE) {
        events.add(bots("closed", at, 3));
      }
      events.add(bots("lives", at, at <= 10 * MINUTE ? 2 : 0));
    }
    Watched watched = new Watched("bots-up");
    events.forEach(watched::take);

    assertThat(watched.ups()).hasSize(1);
    assertThat(watched.ups().get(0).timeMillis() - T0).isBetween(10 * MINUTE, 11 * MINUTE);
  }

  /** A mention that was reported each minute and is no more: taken down. */
  @Test
  void aMentionThatWasTakenDownStopsReaching() {
    Watched watched = new Watched("hostile-reach");
    for (long minute = 0; minute < 60; minute++) {
      if (minute < 10) {
        watched.take(mention("taken-down", minute, 1_200_000));
      }
      if (minute == 3) {
        watched.take(mention("told-of-once", minute, 100_000));
      }
      watched.take(mention("stays", minute, 5_000));
    }

    assertThat(watched.symptoms()).extracting(Symptom::edge).containsExactly(Edge.UP, Edge.DOWN);
    Symptom down = watched.symptoms().get(1);
    assertThat(down.timeMillis() - T0).isBetween(14 * MINUTE, 22 * MINUTE);
    // A listener need not tell of a mention more than once.
    assertThat(down.value()).isEqualTo(105_000);
  }

  private static Event mention(String id, long minute, long views) {
    return Events.at(T0 + minute * MINUTE, EventKind.MENTION)
        .mention(id, AuthorTier.NORMAL, 10, views)
        .polarity(-0.6)
        .build();
  }

  private static Event bots(String queue, long at, long up) {
    return Events.at(T0 + at, EventKind.QUEUE_SNAPSHOT).queue(queue).waiting(0).bots(up, 4).build();
  }

  private static List<Event> snapshots(
      String queue, long waiting, long from, long to, long everyMillis) {
    List<Event> snapshots = new ArrayList<>();
    for (long at = from; at <= to; at += everyMillis) {
      snapshots.add(
          Events.at(T0 + at, EventKind.QUEUE_SNAPSHOT)
              .offset(at * 7 + queue.length())
              .queue(queue)
              .waiting(waiting)
              .build());
    }
    return snapshots;
  }

  /** What else the brand's desk sends. */
  private static List<Event> sessions(long to) {
    List<Event> sessions = new ArrayList<>();
    for (long at = 0; at <= to; at += 20_000) {
      sessions.add(Events.at(T0 + at, EventKind.SESSION_STARTED).offset(at * 7 + 1).build());
    }
    return sessions;
  }

  private static List<Symptom> tell(Mode mode, List<Event> events) throws Exception {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(Event::timeMillis));
    try (MeasureHarness harness = MeasureHarness.of(mode, Watched.defaults())) {
      for (Event event : sorted) {
        harness.send(event);
        harness.watermark(event.timeMillis() - 1);
      }
      harness.watermark(sorted.get(sorted.size() - 1).timeMillis() + 1);
      return waiting(harness.symptoms());
    }
  }

  private static List<Symptom> waiting(List<Symptom> symptoms) {
    return symptoms.stream().filter(s -> s.measureId().equals("queue-waiting")).toList();
  }
}
