package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.CLOSED;
import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.UPDATED;
import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.crossing;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.scope;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

class OneTroubleTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void linksASymptomThatCameBeforeItsCause() {
    Symptom anger = up("negative-share", "high", 0);
    Symptom bots = up("bot-failure-share", "high", 4);
    book.takes(anger).takes(onLine("anger", IncidentType.SENTIMENT_CRISIS, Level.III, anger));
    book.takes(bots).takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, bots)).ticks();

    assertThat(book.events()).containsExactly(OPENED, UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.CAUSE_FOUND);
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.SYSTEM_FAULT);
    assertThat(book.last().incidentId()).isEqualTo(book.alerts().get(0).incidentId());
    assertThat(book.last().dedupKey()).isEqualTo(book.alerts().get(0).dedupKey());
  }

  @Test
  void tellsTheCauseInTheRecordThatRaisesTheLevel() {
    Symptom anger = up("negative-share", "high", 0);
    Symptom bots = up("bot-failure-share", "high", 4);
    book.takes(onLine("anger", IncidentType.SENTIMENT_CRISIS, Level.III, anger));
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.I, bots));

    assertThat(book.events()).containsExactly(OPENED, ESCALATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.CAUSE_FOUND);
    assertThat(book.last().previousLevel()).isEqualTo(Level.III);
  }

  @Test
  void tellsAConsequenceOnce() {
    Symptom bots = up("bot-failure-share", "high", 0);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.II, bots));
    for (int minute = 1; minute <= 3; minute++) {
      book.takes(onEvents("mentions", IncidentType.PUBLIC_OPINION, Level.IV, ACME, minute)).ticks();
    }

    assertThat(book.events()).containsExactly(OPENED, UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.CONSEQUENCE_JOINED);
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.SYSTEM_FAULT);
    assertThat(book.only().findingCount()).isEqualTo(4);
  }

  @Test
  void countsCustomersInTheOutageThatDroveThem() {
    Symptom bots = up("bot-failure-share", "high", 0);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, bots));
    for (int customer = 0; customer < 1000; customer++) {
      book.takes(lostCustomer("c" + customer, 1)).ticks();
    }

    assertThat(book.events()).containsExactly(OPENED, UPDATED, UPDATED, UPDATED, UPDATED);
    assertThat(book.alerts())
        .extracting(Alert::absorbedCount)
        .containsExactly(0L, 1L, 10L, 100L, 1000L);
    assertThat(book.last().reason()).isEqualTo(AlertReason.ABSORBED);
    assertThat(book.only().findingCount()).isEqualTo(1001);
  }

  @Test
  void alertsForEachCustomerWhereNoGraveOutageIsOpen() {
    Symptom bots = up("bot-failure-share", "high", 0);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.IV, bots));
    book.takes(lostCustomer("c1", 1)).takes(lostCustomer("c2", 1)).takes(lostCustomer("c1", 2));

    assertThat(book.events()).containsExactly(OPENED, OPENED, OPENED);
    assertThat(book.alerts()).extracting(Alert::dedupKey).doesNotHaveDuplicates();
  }

  @Test
  void neverNamesACustomer() {
    book.takes(lostCustomer("alice", 1));

    assertThat(book.last().scope().customer()).hasSize(16);
    assertThat(book.last().dedupKey())
        .isEqualTo(
            "customer-escalation/tenant=shop,brand=acme,customerId="
                + book.last().scope().customer());
    assertThat(book.last().toString()).doesNotContain("alice");
  }

  @Test
  void keepsDataGapsOfTwoSourcesApart() {
    book.takes(onEvents("gap", IncidentType.DATA_GAP, Level.III, scope(null, null, "im", null), 0));
    book.takes(
        onEvents("gap", IncidentType.DATA_GAP, Level.III, scope(null, null, "tel", null), 0));

    assertThat(book.events()).containsExactly(OPENED, OPENED);
    assertThat(book.alerts())
        .extracting(Alert::dedupKey)
        .containsExactly(
            "data-gap/tenant=shop,brand=acme,source=im",
            "data-gap/tenant=shop,brand=acme,source=tel");
  }

  @Test
  void leakedPersonsAreOfTheLeakAndAllElseOfTheService() {
    book.takes(crossing("exposed", "one", Edge.UP, ACME, 0, "persons", 1_200));
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 0));
    assertThat(book.last().impact()).isEqualTo(new Impact(null, null, null, null, 1_200L));
    Symptom bots = up("bot-failure-share", "high", 1);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, bots));
    assertThat(book.last().impact()).isEqualTo(Impact.NONE);

    book.takes(crossing("angry", "most", Edge.UP, ACME, minutes(2), "customers", 1_000)).ticks();
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.SYSTEM_FAULT);
    book.takes(crossing("exposed", "many", Edge.UP, ACME, minutes(3), "persons", 250_000)).ticks();
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.DATA_LEAK);
    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GREW);
    assertThat(book.last().says().en())
        .endsWith("so far at least personal data of 250,000 persons exposed.");
    assertThat(book.last().says().zh()).endsWith("至少已泄露250,000人的个人信息。");
    assertThat(book.alerts()).hasSize(4);
  }

  @Test
  void tellsImpactByPowersOfTen() {
    book.takes(crossing("angry", "some", Edge.UP, ACME, 0, "customers", 120));
    Symptom bots = up("bot-failure-share", "high", 1);
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, bots));
    assertThat(book.last().impact().customers()).isEqualTo(120);
    book.takes(crossing("filed", "some", Edge.UP, ACME, minutes(1.5), "complaints", 9));

    book.takes(crossing("angry", "many", Edge.UP, ACME, minutes(2), "customers", 999)).ticks();
    assertThat(book.events()).containsExactly(OPENED);
    book.takes(crossing("angry", "most", Edge.UP, ACME, minutes(3), "customers", 1000)).ticks();
    assertThat(book.events()).containsExactly(OPENED, UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GREW);
    assertThat(book.last().impact().customers()).isEqualTo(1000);
    assertThat(book.last().rule().id()).isEqualTo("bots");
  }

  @Test
  void tellsItsScopeWhenItDoubles() {
    for (String queue : new String[] {"q1", "q2", "q3", "q4", "q5"}) {
      book.takes(
              onEvents(
                  "slow",
                  IncidentType.SERVICE_OVERLOAD,
                  Level.III,
                  scope(null, queue, null, null),
                  0))
          .ticks();
    }

    assertThat(book.events()).containsExactly(OPENED, UPDATED, UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.SCOPE_GREW);
    assertThat(book.last().scope().queues()).containsExactly("q1", "q2", "q3", "q4");
  }

  @Test
  void makesOneIncidentOfFiftyThousandFindings() {
    for (int i = 0; i < 50_000; i++) {
      book.takes(
          onEvents(
              "storm",
              IncidentType.COMPLAINT_SURGE,
              Level.II,
              scope(null, null, null, "c" + i),
              0));
    }

    assertThat(book.events()).containsExactly(OPENED);
    assertThat(book.only().findingCount()).isEqualTo(50_000);
    assertThat(book.only().parts()).hasSize(Trouble.LIMITS.maxParts());
    book.passesMinute(60);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    assertThat(book.isEmpty()).isTrue();
  }

  @Test
  void followsTheGravestOfTooManyParts() {
    for (int i = 0; i < 20; i++) {
      book.takes(
          onEvents(
              "storm",
              IncidentType.COMPLAINT_SURGE,
              Level.III,
              scope(null, "q" + i, null, null),
              0));
    }
    book.takes(
        onEvents(
            "storm", IncidentType.COMPLAINT_SURGE, Level.I, scope("WEB", null, null, null), 3));
    book.passes(minutes(7.5));

    assertThat(book.only().level()).isEqualTo(Level.I);
    assertThat(book.only().state()).isEqualTo(IncidentState.OPEN);
  }

  private static Finding lostCustomer(String customer, double minute) {
    return onEvents(
        "lost",
        IncidentType.CUSTOMER_ESCALATION,
        Level.IV,
        scope(null, null, null, customer),
        minute);
  }
}
