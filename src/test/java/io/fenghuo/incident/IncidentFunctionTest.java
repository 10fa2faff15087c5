package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.ACK_EXPIRED;
import static io.fenghuo.incident.AlertEvent.CLOSED;
import static io.fenghuo.incident.AlertEvent.DEESCALATED;
import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.REPEATED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.SUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UNSUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UPDATED;
import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.LIMITS;
import static io.fenghuo.incident.Trouble.crossing;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.handling.Profiles;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.time.Mode;
import io.fenghuo.words.HumanNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // The harness's close throws Exception.
class IncidentFunctionTest {

  /** A pile-up whose higher line falls first, and a leak on the side. */
  private static List<IncidentInput> story() {
    Symptom high = up("waiting", "high", 0);
    Symptom extreme = up("waiting", "extreme", 5);
    return List.of(
        IncidentInput.of(high),
        IncidentInput.of(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high)),
        IncidentInput.of(extreme),
        IncidentInput.of(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.I, extreme)),
        IncidentInput.of(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 6)),
        IncidentInput.of(down("waiting", "extreme", 20)),
        IncidentInput.of(down("waiting", "high", 30)));
  }

  @Test
  void speaksOnArrivalWhenLive() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      process(harness, story().subList(0, 4));

      assertThat(harness.extractOutputValues())
          .extracting(Alert::event)
          .containsExactly(OPENED, ESCALATED);
    }
  }

  @Test
  void staysSilentAboutCrossingsThatNoRuleReads() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      process(harness, List.of(story().get(0), story().get(6)));
      assertThat(harness.numKeyedStateEntries()).isPositive();
      harness.processWatermark(minutes(30) + Trouble.MEMORY);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void endsWithNeitherStateNorTimers() throws Exception {
    for (Mode mode : Mode.values()) {
      try (var harness = harness(mode)) {
        harness.open();
        for (IncidentInput input : story()) {
          harness.processWatermark(input.timeMillis() - 1);
          process(harness, List.of(input));
        }
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).isEqualTo(MemoryBook.replayed(story()).alerts());
        assertThat(harness.extractOutputValues())
            .extracting(Alert::event)
            .containsExactly(
                OPENED,
                ESCALATED,
                OPENED,
                RESOLVED,
                DEESCALATED,
                RESOLVED,
                CLOSED,
                // The leak is over and still to be reported.
                REPEATED,
                REPEATED,
                REPEATED,
                CLOSED);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  }

  @Test
  void replaysTheSameFromAnyOrderOfArrival() throws Exception {
    List<Alert> expected = MemoryBook.replayed(story()).alerts();
    for (int seed = 0; seed < 10; seed++) {
      List<IncidentInput> shuffled = new ArrayList<>(story());
      Collections.shuffle(shuffled, new Random(seed));
      try (var harness = harness(Mode.REPLAY)) {
        harness.open();
        process(harness, shuffled);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).isEqualTo(expected);
      }
    }
  }

  @Test
  void keepsOneTimerForManyFindings() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      for (int i = 0; i < 1000; i++) {
        process(
            harness,
            List.of(
                IncidentInput.of(
                    onEvents("storm", IncidentType.COMPLAINT_SURGE, Level.II, ACME, i / 1000.0))));
      }

      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.extractOutputValues())
          .extracting(Alert::timeMillis)
          .containsExactly(
              0L,
              minutes(0.999) + Trouble.QUIET + Trouble.HOLD,
              minutes(0.999) + Trouble.QUIET + Trouble.HOLD + Trouble.REOPEN);
    }
  }

  /** What is woken and what is held until its time share one timer for each instant. */
  @Test
  void losesNoInputWithTheWakeOfAnIncidentThatIsForgotten() throws Exception {
    Scope customer = Trouble.scope(null, null, null, "c1");
    try (var harness = harness(Mode.REPLAY)) {
      harness.open();
      process(
          harness,
          List.of(
              IncidentInput.of(
                  onEvents("lost", IncidentType.CUSTOMER_ESCALATION, Level.IV, customer, 0)),
              IncidentInput.of(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.III, ACME, 1)),
              IncidentInput.of(
                  onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, Trouble.QUIET / 6e4))));
      harness.processWatermark(minutes(6));

      assertThat(harness.extractOutputValues())
          .extracting(alert -> alert.event() + " " + alert.incidentType())
          .containsExactly(
              "OPENED CUSTOMER_ESCALATION",
              "OPENED SYSTEM_FAULT",
              "MERGED CUSTOMER_ESCALATION",
              "UPDATED SYSTEM_FAULT",
              "OPENED DATA_LEAK");
    }
  }

  /** A watermark jumps over the ends of many: none of the tenant's troubles waits for them all. */
  @Test
  void endsManyCustomersIncidentsInSlices() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      harness.processWatermark(0);
      for (int i = 0; i < 120; i++) {
        // Four of each brand are none too many.
        Scope who =
            new Scope("shop", "b" + i / 4, null, null, null, null, null, null, null, null, "c" + i);
        process(
            harness,
            List.of(
                IncidentInput.of(
                    onEvents("lost", IncidentType.CUSTOMER_ESCALATION, Level.IV, who, 0))));
      }
      harness.getOutput().clear();

      harness.processWatermark(Trouble.QUIET + Trouble.HOLD);
      assertThat(harness.extractOutputValues()).hasSizeLessThanOrEqualTo(Lookout.SLICE);
      for (int millis = 0; millis < 100; millis += 10) {
        harness.setProcessingTime(millis);
      }
      assertThat(harness.extractOutputValues())
          .hasSize(120)
          .allMatch(alert -> alert.event() == RESOLVED)
          .allMatch(alert -> alert.timeMillis() == Trouble.QUIET + Trouble.HOLD);

      harness.processWatermark(Long.MAX_VALUE);
      harness.setProcessingTime(10_000);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
    for (Mode mode : Mode.values()) {
      for (int cut = 0; cut <= story().size(); cut++) {
        List<Alert> alerts = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (var harness = harness(mode)) {
          harness.open();
          process(harness, story().subList(0, cut));
          snapshot = harness.snapshot(1, 1);
          alerts.addAll(harness.extractOutputValues());
        }
        try (var harness = harness(mode)) {
          harness.initializeState(snapshot);
          harness.open();
          process(harness, story().subList(cut, story().size()));
          harness.processWatermark(Long.MAX_VALUE);
          alerts.addAll(harness.extractOutputValues());
        }

        assertThat(alerts.stream().map(alert -> alert.in(0)).toList())
            .as("%s cut at %d", mode, cut)
            .isEqualTo(undisturbed(mode));
      }
    }
  }

  @Test
  void raisesTheEpochWithEachRestore() throws Exception {
    List<Long> epochs = new ArrayList<>();
    OperatorSubtaskState snapshot = null;
    for (int run = 0; run < 3; run++) {
      try (var harness = harness(Mode.LIVE)) {
        if (snapshot != null) {
          harness.initializeState(snapshot);
        }
        harness.open();
        process(harness, story().subList(2 * run, 2 * run + 2));
        harness.extractOutputValues().forEach(alert -> epochs.add(alert.epoch()));
        snapshot = harness.snapshot(1, 1);
      }
    }

    assertThat(epochs).startsWith(0L).endsWith(2L).isSorted();
  }

  @Test
  void tellsOfAnOverdueAcknowledgementThoughAllInputStandsStill() throws Exception {
    try (var harness = impatient()) {
      harness.open();
      harness.setProcessingTime(0);
      harness.processWatermark(0);
      Symptom failing = up("bots", "high", 0);
      process(
          harness,
          List.of(
              IncidentInput.of(failing),
              IncidentInput.of(onLine("fault", IncidentType.SYSTEM_FAULT, Level.I, failing))));

      passWall(harness, 0, minutes(5));
      assertThat(harness.extractOutputValues()).extracting(Alert::event).containsExactly(OPENED);
      passWall(harness, minutes(5), minutes(6));

      assertThat(harness.extractOutputValues())
          .extracting(Alert::event)
          .containsExactly(OPENED, ACK_EXPIRED);
      assertThat(harness.extractOutputValues().get(1).timeMillis()).isEqualTo(minutes(5));
    }
  }

  /** What waits for its millisecond is told by whatever clock goes on, after a restore too. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsWhatGrewAfterARestore(boolean eventTimeGoesOn) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      harness.processWatermark(0);
      Symptom failing = up("bots", "high", 1);
      process(
          harness,
          List.of(
              IncidentInput.of(failing),
              IncidentInput.of(onLine("fault", IncidentType.SYSTEM_FAULT, Level.I, failing)),
              IncidentInput.of(
                  crossing("failed", "many", Edge.UP, ACME, minutes(2), "customers", 1_000))));
      assertThat(harness.extractOutputValues()).extracting(Alert::event).containsExactly(OPENED);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(Mode.LIVE)) {
      harness.initializeState(snapshot);
      harness.open();
      if (eventTimeGoesOn) {
        harness.processWatermark(minutes(2));
      } else {
        harness.processWatermark(minutes(1));
        passWall(harness, 0, minutes(2));
      }

      assertThat(harness.extractOutputValues()).extracting(Alert::event).containsExactly(UPDATED);
      assertThat(harness.extractOutputValues().get(0).timeMillis()).isEqualTo(minutes(2));
    }
  }

  /** The one that was open before the restore is found by the one that opens after it. */
  @Test
  void pointsAtWhatOpenedBeforeARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness(Mode.LIVE)) {
      harness.open();
      harness.processWatermark(0);
      fails(harness, "acme", 1);
      fails(harness, "beta", 2);
      harness.processWatermark(minutes(2));
      assertThat(harness.extractOutputValues())
          .extracting(Alert::event)
          .containsExactly(OPENED, OPENED, UPDATED);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(Mode.LIVE)) {
      harness.initializeState(snapshot);
      harness.open();
      fails(harness, "gamma", 3);
      harness.processWatermark(minutes(3));

      assertThat(harness.extractOutputValues())
          .extracting(alert -> alert.scope().brand() + " " + alert.event())
          .containsExactly("gamma OPENED", "acme UPDATED", "beta UPDATED");
      assertThat(harness.extractOutputValues()).allMatch(alert -> alert.related().size() == 2);
    }
  }

  private static void fails(
      KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> harness,
      String brand,
      double minute)
      throws Exception {
    Symptom failing = Trouble.failing(brand, minute, "DEPENDENCY");
    process(
        harness,
        List.of(
            IncidentInput.of(failing),
            IncidentInput.of(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, failing))));
  }

  @Test
  void keepsSilencesAndDutiesOverARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = impatient()) {
      harness.open();
      harness.processWatermark(0);
      process(
          harness,
          List.of(
              IncidentInput.of(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.III, ACME, 0)),
              IncidentInput.of(Asked.silence("s1", ACME).until(minutes(20)).at(0))));
      assertThat(harness.extractOutputValues())
          .extracting(Alert::event)
          .containsExactly(OPENED, SUPPRESSED);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = impatient()) {
      harness.initializeState(snapshot);
      harness.open();
      process(
          harness,
          List.of(
              IncidentInput.of(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.III, ACME, 19))));
      harness.processWatermark(minutes(20));

      assertThat(harness.extractOutputValues())
          .extracting(Alert::event)
          .containsExactly(UNSUPPRESSED);
      assertThat(harness.extractOutputValues().get(0).departments())
          .extracting(Duty::armedMillis)
          .containsOnly(minutes(20));
    }
  }

  @Test
  void answersACommandThatItHasNoPlaceFor() throws Exception {
    try (var harness = impatient()) {
      harness.open();
      process(harness, List.of(IncidentInput.of(Asked.ack("inc-nowhere", Department.TECH).at(0))));

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(IncidentFunction.REFUSALS))
          .extracting(refusal -> refusal.getValue().says().en())
          .containsExactly("Tenant shop has no incident inc-nowhere that is not closed.");
    }
  }

  private static void passWall(
      KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> harness,
      long fromMillis,
      long toMillis)
      throws Exception {
    for (long wall = fromMillis; wall <= toMillis; wall += 500) {
      harness.setProcessingTime(wall);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> impatient()
      throws Exception {
    return harness(Trouble.GENERAL, Mode.LIVE);
  }

  @Test
  void streamsAndStateArePlainRecords() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(IncidentInput.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Alert.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Incident.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Part.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Standing.class);
  }

  private static List<Alert> undisturbed(Mode mode) throws Exception {
    try (var harness = harness(mode)) {
      harness.open();
      process(harness, story());
      harness.processWatermark(Long.MAX_VALUE);
      return harness.extractOutputValues();
    }
  }

  private static void process(
      KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> harness,
      List<IncidentInput> inputs)
      throws Exception {
    for (IncidentInput input : inputs) {
      harness.processElement(input, input.timeMillis());
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> harness(
      Mode mode) throws Exception {
    return harness(Trouble.PATIENT, mode);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> harness(
      Profiles profiles, Mode mode) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new IncidentOperator(
            new IncidentFunction(LIMITS, Trouble.LEAKS, profiles, HumanNames.NONE, mode, 1, 0)),
        IncidentInput::key,
        Types.STRING);
  }
}
