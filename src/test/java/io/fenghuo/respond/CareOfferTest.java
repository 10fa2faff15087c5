package io.fenghuo.respond;

import static io.fenghuo.handling.CareReason.ABANDONED;
import static io.fenghuo.handling.CareReason.BOT_FAILED;
import static io.fenghuo.handling.CareReason.COMPLAINED;
import static io.fenghuo.handling.CareReason.UPSET;
import static io.fenghuo.handling.CareReason.WAITED_LONG;
import static io.fenghuo.incident.AlertEvent.MERGED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.UPDATED;
import static io.fenghuo.respond.CareHarness.LIMITS;
import static io.fenghuo.respond.CareHarness.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Emotion;
import io.fenghuo.handling.Profiles;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed: words and amounts, under a budget. */
class CareOfferTest {

  private static final long MINUTE = 60_000;

  @ParameterizedTest
  @CsvSource({
    "VIP, I, 0, 2000, NOT_REQUIRED",
    "VIP, I, 10, 3000, REQUIRED",
    "VIP, I, 90, 5000, REQUIRED",
    "VIP, IV, 9, 0, NOT_REQUIRED",
    "GOLD, II, 30, 2000, NOT_REQUIRED",
    "NORMAL, II, 30, 1000, NOT_REQUIRED",
    ", III, 0, 0, NOT_REQUIRED",
  })
  void offersByTierLevelAndWait(
      String tier, Level level, long waitedMinutes, long amount, Approval approval)
      throws Exception {
    CustomerSign gone = Signs.of("ann", ABANDONED, 1, tier, null, waitedMinutes * MINUTE);

    CareDirective directive =
        run(Told.at(0, OPENED).level(level).input(), CareInput.of(gone)).get(0);

    assertThat(directive.amount()).isEqualTo(amount);
    assertThat(directive.compensation()).isEqualTo(amount == 0 ? null : new Offer(amount, "CNY"));
    assertThat(directive.approval()).isEqualTo(approval);
    assertThat(directive.budgetExhausted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Emotion.class)
  void hasWordsForEveryFeeling(Emotion emotion) throws Exception {
    CustomerSign sign = Signs.of("ann", UPSET, 1, null, emotion, null);

    CareDirective directive = run(Told.at(0, OPENED).input(), CareInput.of(sign)).get(0);

    assertThat(directive.script().id())
        .isEqualTo(
            switch (emotion) {
              case ANGER, DISAPPOINTMENT, ANXIETY, SADNESS, CONFUSION -> "SC-" + emotion;
              case NEUTRAL, SATISFACTION, GRATITUDE -> "SC-GENERAL";
            });
    assertThat(directive.script().text().zh()).isNotBlank();
  }

  @Test
  void leavesOutWhatTheBudgetDoesNotHold() throws Exception {
    Profiles poor = CareHarness.profiles("{ budget: { customers: 3, amount: 2500 } }");

    List<CareDirective> directives =
        run(
            poor,
            LIMITS,
            List.of(
                Told.at(0, OPENED).level(Level.I).input(),
                tiered("ann", "VIP", 1),
                tiered("bob", "GOLD", 2),
                tiered("carl", null, 3),
                tiered("dora", null, 4)));

    assertThat(directives)
        .extracting(CareDirective::customer, CareDirective::amount, CareDirective::budgetExhausted)
        .containsExactly(
            tuple("ann", 2000L, false),
            tuple("bob", 0L, true),
            tuple("carl", 500L, false),
            tuple("dora", 0L, true));
    assertThat(directives).allMatch(directive -> directive.script() != null);
  }

  @Test
  void countsTheCustomersWhoAreOfferedSomething() throws Exception {
    Profiles few = CareHarness.profiles("{ budget: { customers: 1 } }");

    assertThat(
            run(
                few,
                LIMITS,
                List.of(
                    Told.at(0, OPENED).level(Level.III).input(),
                    tiered("normal", null, 1),
                    tiered("ann", "VIP", 2),
                    tiered("bob", "VIP", 3))))
        .extracting(CareDirective::amount, CareDirective::budgetExhausted)
        .containsExactly(tuple(0L, false), tuple(1000L, false), tuple(0L, true));
  }

  @Test
  void whatTwoHaveSpentIsSpentWhenTheyBecomeOne() throws Exception {
    Profiles few = CareHarness.profiles("{ budget: { customers: 2 } }");

    assertThat(
            run(
                few,
                LIMITS,
                List.of(
                    Told.at(0, OPENED).level(Level.I).input(),
                    Told.at(1, OPENED)
                        .incident("inc-2")
                        .type(IncidentType.PUBLIC_OPINION)
                        .level(Level.I)
                        .input(),
                    CareInput.of(Signs.of("ann", ABANDONED, 2, "VIP", null, null)),
                    CareInput.of(Signs.of("bob", COMPLAINED, 3, "VIP", null, null)),
                    Told.at(4, MERGED).incident("inc-2").partOf("inc-1").input(),
                    CareInput.of(Signs.of("bob", COMPLAINED, 5, "VIP", null, null)),
                    CareInput.of(Signs.of("carl", COMPLAINED, 6, "VIP", null, null)))))
        .extracting(
            CareDirective::incidentId, CareDirective::customer, CareDirective::budgetExhausted)
        .containsExactly(
            tuple("inc-1", "ann", false),
            tuple("inc-1", "bob", false),
            tuple("inc-2", "bob", false),
            tuple("inc-1", "carl", true));
  }

  /** What both have offered is spent, and who had it of both is no further customer. */
  @Test
  void whoWasCaredForByBothIsOneCustomerOfTheirs() throws Exception {
    Profiles few = CareHarness.profiles("{ budget: { customers: 3 } }");

    assertThat(
            run(
                few,
                LIMITS,
                List.of(
                    Told.at(0, OPENED).level(Level.I).input(),
                    CareInput.of(Signs.of("bob", COMPLAINED, 1, "VIP", null, null)),
                    Told.at(2, OPENED)
                        .incident("inc-2")
                        .type(IncidentType.PUBLIC_OPINION)
                        .level(Level.I)
                        .input(),
                    CareInput.of(Signs.of("bob", COMPLAINED, 3, "VIP", null, null)),
                    CareInput.of(Signs.of("ann", COMPLAINED, 4, "VIP", null, null)),
                    Told.at(5, MERGED).incident("inc-2").partOf("inc-1").input(),
                    CareInput.of(Signs.of("carl", COMPLAINED, 6, "VIP", null, null)),
                    CareInput.of(Signs.of("dora", COMPLAINED, 7, "VIP", null, null)))))
        .extracting(
            CareDirective::incidentId, CareDirective::customer, CareDirective::budgetExhausted)
        .containsExactly(
            tuple("inc-1", "bob", false),
            tuple("inc-2", "bob", false),
            tuple("inc-1", "ann", false),
            tuple("inc-2", "ann", false),
            tuple("inc-1", "carl", false),
            tuple("inc-1", "dora", true));
  }

  @Test
  void anIncidentOfAllBrandsCaresForTheCustomersOfEach() throws Exception {
    assertThat(
            run(
                Told.at(0, OPENED).brand(null).input(),
                CareInput.of(Signs.of("ann", BOT_FAILED, 1)),
                CareInput.of(Signs.ofBrand("lumen", Signs.of("bob", BOT_FAILED, 2)))))
        .extracting(CareDirective::customer, CareDirective::brand)
        .containsExactly(tuple("ann", "acme"), tuple("bob", "lumen"));
  }

  @Test
  void anIncidentOfOneBrandCaresForNobodyElse() throws Exception {
    assertThat(
            run(
                Told.at(0, OPENED).input(),
                CareInput.of(Signs.ofBrand("lumen", Signs.of("bob", BOT_FAILED, 2)))))
        .isEmpty();
  }

  /** The tenant's incident takes over the brand's, whichever of the two records comes first. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatABrandsIncidentHasSpentIsSpentForTheTenants(boolean mergedFirst) throws Exception {
    Profiles few = CareHarness.profiles("{ budget: { customers: 2 } }");
    CareInput wide = Told.at(4, OPENED).incident("inc-2").brand(null).level(Level.I).input();
    CareInput merged = Told.at(4, MERGED).incident("inc-1").partOf("inc-2").input();
    assertThat(
            run(
                few,
                LIMITS,
                List.of(
                    Told.at(0, OPENED).level(Level.I).input(),
                    CareInput.of(Signs.of("ann", ABANDONED, 2, "VIP", null, null)),
                    CareInput.of(Signs.of("bob", ABANDONED, 3, "VIP", null, null)),
                    mergedFirst ? merged : wide,
                    mergedFirst ? wide : merged,
                    CareInput.of(Signs.of("ann", ABANDONED, 5, "VIP", null, null)),
                    CareInput.of(
                        Signs.ofBrand(
                            "lumen", Signs.of("carl", ABANDONED, 6, "VIP", null, null))))))
        .extracting(
            CareDirective::incidentId, CareDirective::customer, CareDirective::budgetExhausted)
        .containsExactly(
            tuple("inc-1", "ann", false),
            tuple("inc-1", "bob", false),
            tuple("inc-2", "carl", true));
  }

  @Test
  void aWaitCountsFromTenMinutesOn() throws Exception {
    assertThat(
            run(
                Told.at(0, OPENED).input(),
                CareInput.of(Signs.of("ann", WAITED_LONG, 1, null, null, 10 * MINUTE - 1)),
                CareInput.of(Signs.of("bob", WAITED_LONG, 2, null, null, 10 * MINUTE))))
        .extracting(CareDirective::customer)
        .containsExactly("bob");
  }

  @Test
  void followsAChangeOfTheProfileAndOutlivesOneThatIsGone() throws Exception {
    assertThat(
            run(
                Told.at(0, OPENED).level(Level.I).input(),
                tiered("ann", "VIP", 1),
                Told.at(2, UPDATED).level(Level.I).profile("healthcare").input(),
                tiered("bob", "VIP", 3),
                Told.at(4, UPDATED).level(Level.I).profile("gone").input(),
                tiered("carl", "VIP", 5)))
        .extracting(CareDirective::profile, CareDirective::amount, CareDirective::approval)
        .containsExactly(
            tuple("general", 2000L, Approval.NOT_REQUIRED),
            tuple("healthcare", 0L, Approval.REQUIRED),
            tuple("general", 2000L, Approval.NOT_REQUIRED));
  }

  private static CareInput tiered(String customer, String tier, long timeMillis) {
    return CareInput.of(Signs.of(customer, BOT_FAILED, timeMillis, tier, null, null));
  }
}
