package io.fenghuo.respond;

import static io.fenghuo.handling.CareReason.ABANDONED;
import static io.fenghuo.handling.CareReason.BOT_FAILED;
import static io.fenghuo.handling.CareReason.COMPLAINED;
import static io.fenghuo.handling.CareReason.UPSET;
import static io.fenghuo.incident.AlertEvent.CLOSED;
import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.REOPENED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.SUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UNSUPPRESSED;
import static io.fenghuo.respond.CareHarness.LIMITS;
import static io.fenghuo.respond.CareHarness.LOOK_BACK;
import static io.fenghuo.respond.CareHarness.PROFILES;
import static io.fenghuo.respond.CareHarness.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventRef;
import io.fenghuo.handling.CareReason;
import io.fenghuo.incident.Absorbed;
import io.fenghuo.incident.CareNews;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // The harness's close throws Exception.
class CareFunctionTest {

  @Test
  void caresForThoseToWhomItHappensWhileTheIncidentIsOpen() throws Exception {
    assertThat(
            run(
                sign("before", BOT_FAILED, 5),
                Told.at(10, OPENED).input(),
                sign("ann", BOT_FAILED, 10),
                sign("bob", UPSET, 20),
                Told.at(30, RESOLVED).opened(10).input(),
                sign("after", BOT_FAILED, 31)))
        .extracting(CareDirective::customer, CareDirective::reason, CareDirective::timeMillis)
        .containsExactly(tuple("ann", BOT_FAILED, 10L), tuple("bob", UPSET, 20L));
  }

  @Test
  void caresForThoseWhomTheEvidenceNames() throws Exception {
    CustomerSign ann = Signs.of("ann", BOT_FAILED, 5);
    CustomerSign bob = Signs.of("bob", ABANDONED, 6);

    assertThat(
            run(
                CareInput.of(ann),
                CareInput.of(bob),
                Told.at(10, OPENED).because(bob).input(),
                Told.at(20, ESCALATED).opened(10).because(bob, ann).input()))
        .extracting(CareDirective::customer, CareDirective::timeMillis, CareDirective::event)
        .containsExactly(tuple("bob", 10L, bob.event()), tuple("ann", 20L, ann.event()));
  }

  @Test
  void forgetsWhatWasLongBeforeTheEvidence() throws Exception {
    CustomerSign ann = Signs.of("ann", BOT_FAILED, 5);
    CustomerSign bob = Signs.of("bob", BOT_FAILED, 5 + LOOK_BACK / 2);
    try (var harness = CareHarness.harness(PROFILES, LIMITS, Mode.LIVE)) {
      harness.open();
      CareHarness.feed(harness, List.of(CareInput.of(ann), CareInput.of(bob)));
      harness.processWatermark(5 + LOOK_BACK);
      CareHarness.feed(harness, List.of(Told.at(6 + LOOK_BACK, OPENED).because(ann, bob).input()));

      assertThat(harness.extractOutputValues())
          .extracting(CareDirective::customer)
          .containsExactly("bob");
    }
  }

  @Test
  void caresForTheCustomerWhomTheIncidentIsAbout() throws Exception {
    CustomerSign angry = Signs.of("ann", UPSET, 5, "VIP", Emotion.ANGER, null);

    assertThat(
            run(
                CareInput.of(angry),
                escalation(10, "ann").because(angry).input(),
                escalation(10, "bob").incident("inc-2").input(),
                sign("carl", UPSET, 11)))
        .extracting(
            CareDirective::incidentId,
            CareDirective::customer,
            CareDirective::reason,
            CareDirective::tier,
            directive -> directive.script().id())
        .containsExactly(
            tuple("inc-1", "ann", CareReason.ESCALATED, "VIP", "SC-ANGER"),
            tuple("inc-2", "bob", CareReason.ESCALATED, null, "SC-GENERAL"));
  }

  /** No record names her: she is counted in the incident of many. */
  @Test
  void caresOnceForEachWhoIsCountedInAnIncident() throws Exception {
    CustomerSign angry = Signs.of("ann", UPSET, 5, "VIP", Emotion.ANGER, null);

    assertThat(
            run(
                CareInput.of(angry),
                Told.at(10, OPENED).type(IncidentType.CUSTOMER_ESCALATION).input(),
                counted("ann", 10, angry.event()),
                counted("ann", 11, angry.event()),
                counted("bob", 12),
                Told.at(30, RESOLVED).opened(10).type(IncidentType.CUSTOMER_ESCALATION).input(),
                counted("carl", 31)))
        .extracting(
            CareDirective::incidentId,
            CareDirective::customer,
            CareDirective::reason,
            CareDirective::tier,
            CareDirective::timeMillis)
        .containsExactly(
            tuple("inc-1", "ann", CareReason.ESCALATED, "VIP", 10L),
            tuple("inc-1", "bob", CareReason.ESCALATED, null, 12L));
  }

  private static CareInput counted(String customer, long timeMillis, EventRef... events) {
    return CareInput.of(
        CareNews.of(new Absorbed("inc-1", "shop", "acme", customer, List.of(events), timeMillis)));
  }

  @Test
  void caresOnceForAnIncidentAndAgainForTheNext() throws Exception {
    assertThat(
            run(
                Told.at(0, OPENED).input(),
                sign("ann", BOT_FAILED, 1),
                sign("ann", ABANDONED, 2),
                sign("ann", BOT_FAILED, 1),
                Told.at(3, RESOLVED).input(),
                Told.at(4, REOPENED).input(),
                sign("ann", UPSET, 5),
                Told.at(6, CLOSED).input(),
                Told.at(7, OPENED).incident("inc-2").input(),
                sign("ann", COMPLAINED, 8)))
        .extracting(CareDirective::incidentId, CareDirective::timeMillis)
        .containsExactly(tuple("inc-1", 1L), tuple("inc-2", 8L));
  }

  @Test
  void caresForNobodyWhileItIsMuted() throws Exception {
    assertThat(
            run(
                Told.at(0, OPENED).muted().input(),
                sign("ann", BOT_FAILED, 1),
                Told.at(2, UNSUPPRESSED).input(),
                sign("bob", BOT_FAILED, 3),
                Told.at(4, SUPPRESSED).muted().input(),
                sign("carl", BOT_FAILED, 5)))
        .extracting(CareDirective::customer)
        .containsExactly("bob");
  }

  @ParameterizedTest
  @CsvSource({
    "SYSTEM_FAULT, BOT_FAILED, true",
    "SERVICE_OVERLOAD, BOT_FAILED, false",
    "SERVICE_OVERLOAD, ABANDONED, true",
    "PUBLIC_OPINION, UPSET, true",
    "PUBLIC_OPINION, ABANDONED, false",
    "DATA_LEAK, EXPOSED, true",
    "DATA_LEAK, UPSET, false",
    "DATA_GAP, UPSET, false",
    "ALERT_STORM, BOT_FAILED, false",
    "CUSTOMER_ESCALATION, UPSET, false",
  })
  void theTypeOfTheIncidentSaysWhoIsAffected(IncidentType type, CareReason reason, boolean affected)
      throws Exception {
    assertThat(run(Told.at(0, OPENED).type(type).input(), sign("ann", reason, 1)))
        .hasSize(affected ? 1 : 0);
  }

  @Test
  void findsThoseWhoCameBehindTheOpeningAndBeforeItsAlert() throws Exception {
    assertThat(
            run(
                sign("before", BOT_FAILED, 9),
                sign("bob", BOT_FAILED, 12),
                sign("ann", BOT_FAILED, 11),
                Told.at(10, OPENED).input()))
        .extracting(CareDirective::customer)
        .containsExactly("ann", "bob");
  }

  @Test
  void keepsADrillApart() throws Exception {
    CareInput real = sign("ann", BOT_FAILED, 1);
    CareInput drilled = CareInput.of(Signs.inDrill(Signs.of("bob", BOT_FAILED, 2), "d1"));

    assertThat(run(Told.at(0, OPENED).input(), real, drilled))
        .extracting(CareDirective::customer)
        .containsExactly("ann");
    assertThat(run(Told.at(0, OPENED).drill("d1").input(), real, drilled))
        .extracting(CareDirective::customer)
        .containsExactly("bob");
  }

  @Test
  void keepsToItsLimits() throws Exception {
    CareLimits narrow = new CareLimits(LOOK_BACK, 1, 1, 2);
    CustomerSign ann = Signs.of("ann", BOT_FAILED, 1);
    CustomerSign bob = Signs.of("bob", BOT_FAILED, 2);

    assertThat(
            run(
                PROFILES,
                narrow,
                List.of(
                    CareInput.of(ann),
                    CareInput.of(bob),
                    Told.at(3, OPENED).because(ann, bob).input(),
                    Told.at(3, OPENED).incident("inc-2").because(ann).input(),
                    sign("carl", BOT_FAILED, 4),
                    sign("dora", BOT_FAILED, 5))))
        .extracting(CareDirective::incidentId, CareDirective::customer)
        .as("one sign is kept, one incident followed, two customers cared for")
        .containsExactly(tuple("inc-1", "ann"), tuple("inc-1", "carl"));
  }

  @Test
  void endsWithNeitherStateNorTimers() throws Exception {
    for (Mode mode : Mode.values()) {
      try (var harness = CareHarness.harness(PROFILES, LIMITS, mode)) {
        harness.open();
        CareHarness.feed(harness, story());
        assertThat(harness.numKeyedStateEntries()).isPositive();
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).hasSize(4);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  }

  @Test
  void replaysTheSameFromAnyOrderOfArrival() throws Exception {
    List<CareDirective> expected = null;
    for (int seed = 0; seed < 20; seed++) {
      List<CareInput> shuffled = new ArrayList<>(story());
      Collections.shuffle(shuffled, new Random(seed));
      try (var harness = CareHarness.harness(PROFILES, LIMITS, Mode.REPLAY)) {
        harness.open();
        CareHarness.feed(harness, shuffled);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(Long.MAX_VALUE);
        expected = expected == null ? harness.extractOutputValues() : expected;

        assertThat(harness.extractOutputValues()).hasSize(4).isEqualTo(expected);
      }
    }
  }

  @Test
  void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
    for (Mode mode : Mode.values()) {
      List<CareDirective> undisturbed = CareHarness.runWithRestart(mode, List.of(), story());
      for (int cut = 0; cut <= story().size(); cut++) {
        assertThat(
                CareHarness.runWithRestart(
                    mode, story().subList(0, cut), story().subList(cut, story().size())))
            .as("%s cut at %d", mode, cut)
            .isEqualTo(undisturbed);
      }
    }
  }

  @Test
  void streamsAndStateArePlainRecords() {
    for (Class<?> type :
        List.of(
            CareInput.class,
            CareDirective.class,
            CustomerSign.class,
            CustomerTraits.class,
            OpenCare.class,
            Tally.class)) {
      PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
  }

  private static List<CareInput> story() {
    CustomerSign first = Signs.of("ann", BOT_FAILED, 5);
    return List.of(
        CareInput.of(first),
        sign("nobody", BOT_FAILED, 6),
        Told.at(10, OPENED).because(first).input(),
        sign("bob", ABANDONED, 10),
        sign("ann", UPSET, 12),
        Told.at(15, ESCALATED).opened(10).level(Level.I).input(),
        sign("carl", UPSET, 20),
        Told.at(25, RESOLVED).opened(10).input(),
        sign("late", UPSET, 26),
        Told.at(30, REOPENED).opened(10).input(),
        sign("dora", COMPLAINED, 31),
        Told.at(40, RESOLVED).opened(10).input(),
        Told.at(50, CLOSED).opened(10).input());
  }

  private static Told escalation(long timeMillis, String customer) {
    return Told.at(timeMillis, OPENED)
        .type(IncidentType.CUSTOMER_ESCALATION)
        .level(Level.IV)
        .about(customer);
  }

  private static CareInput sign(String customer, CareReason reason, long timeMillis) {
    return CareInput.of(Signs.of(customer, reason, timeMillis));
  }
}
