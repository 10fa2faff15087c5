package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.CLOSED;
import static io.fenghuo.incident.AlertEvent.DEESCALATED;
import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.REOPENED;
import static io.fenghuo.incident.AlertEvent.REPEATED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.crossing;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.onSymptoms;
import static io.fenghuo.incident.Trouble.scope;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingBuilder;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.measure.UnreadableShare;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentLifeTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void whatUnreadableRecordsOpenSaysSoWhicheverRuleFoundIt() {
    Symptom lost = up(UnreadableShare.ID, UnreadableShare.HIGH, 0);
    book.takes(lost).takes(onLine("my-own", IncidentType.DATA_GAP, Level.III, lost));
    assertThat(book.last().reason()).isEqualTo(AlertReason.UNREADABLE);

    Symptom silent = up("source-silence", "dead", 1);
    MemoryBook other = new MemoryBook();
    other.takes(silent).takes(onLine("input-unreadable", IncidentType.DATA_GAP, Level.III, silent));
    assertThat(other.last().reason()).isEqualTo(AlertReason.FIRST_FINDING);
  }

  @Test
  void livesFromFirstFindingToClosed() {
    Symptom high = up("waiting", "high", 0);
    book.takes(high).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, high));
    assertThat(book.last().event()).isEqualTo(OPENED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.FIRST_FINDING);
    assertThat(book.last().state()).isEqualTo(IncidentState.OPEN);
    assertThat(book.last().dedupKey()).isEqualTo("service/tenant=shop,brand=acme");

    book.passesMinute(30).takes(down("waiting", "high", 30));
    assertThat(book.events()).containsExactly(OPENED);
    assertThat(book.only().state()).isEqualTo(IncidentState.RECOVERING);

    book.passes(minutes(32) - 1);
    assertThat(book.events()).containsExactly(OPENED);
    book.passes(minutes(32));
    assertThat(book.last().event()).isEqualTo(RESOLVED);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(32));
    assertThat(book.last().evidence().get(0).symptom()).isEqualTo(down("waiting", "high", 30));
    assertThat(book.last().completedBy()).isNull();

    book.passes(minutes(42));
    assertThat(book.last().event()).isEqualTo(CLOSED);
    assertThat(book.last().state()).isEqualTo(IncidentState.CLOSED);
    assertThat(book.alerts()).extracting(Alert::seq).containsExactly(1L, 2L, 3L);
    assertThat(book.isEmpty()).isTrue();
  }

  @Test
  void isNotFooledByACrossingBackThatOvertakesItsFinding() {
    Symptom high = up("waiting", "high", 0);
    book.takes(high).takes(down("waiting", "high", 1));
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, high));

    assertThat(book.last().event()).isEqualTo(OPENED);
    assertThat(book.last().state()).isEqualTo(IncidentState.RECOVERING);
    book.passesMinute(3);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void waitsForACrossingBackThatItsFindingOvertakes() {
    Symptom high = up("waiting", "high", 0);
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, high));
    book.passesMinute(60);
    assertThat(book.events()).containsExactly(OPENED);

    book.takes(high).takes(down("waiting", "high", 60)).passesMinute(62);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void doesNotTrustAnEarlierCrossingBack() {
    Symptom again = up("waiting", "high", 5);
    book.takes(up("waiting", "high", 0)).takes(down("waiting", "high", 1));
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, again));

    assertThat(book.last().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void risesWithAHigherLineAndFallsWhenOnlyThatFalls() {
    Symptom high = up("waiting", "high", 0);
    Symptom extreme = up("waiting", "extreme", 5);
    book.takes(high).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    book.takes(extreme).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.I, extreme));
    assertThat(book.last().event()).isEqualTo(ESCALATED);
    assertThat(book.last().previousLevel()).isEqualTo(Level.III);
    assertThat(book.last().level()).isEqualTo(Level.I);

    book.takes(down("waiting", "extreme", 20)).passes(minutes(22) - 1);
    assertThat(book.events()).containsExactly(OPENED, ESCALATED);
    book.passes(minutes(22));
    assertThat(book.last().event()).isEqualTo(DEESCALATED);
    assertThat(book.last().previousLevel()).isEqualTo(Level.I);
    assertThat(book.last().level()).isEqualTo(Level.III);
    assertThat(book.last().peakLevel()).isEqualTo(Level.I);
    assertThat(book.last().evidence().get(0).symptom()).isEqualTo(down("waiting", "extreme", 20));

    book.passesMinute(60);
    assertThat(book.events()).containsExactly(OPENED, ESCALATED, DEESCALATED);
  }

  @Test
  void keepsItsLevelWhenTheHigherLineTrembles() {
    Symptom high = up("waiting", "high", 0);
    Symptom extreme = up("waiting", "extreme", 5);
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.I, extreme));
    book.takes(down("waiting", "extreme", 20)).passesMinute(21);
    book.takes(up("waiting", "extreme", 21)).passesMinute(40);

    assertThat(book.events()).containsExactly(OPENED, ESCALATED);
  }

  @Test
  void lastsWhileAnyMeasureOfItsPatternIsUp() {
    Symptom bots = up("bot-failure-share", "high", 0);
    Symptom queue = up("waiting", "high", 3);
    book.takes(bots).takes(queue);
    book.takes(onSymptoms("cascade", IncidentType.SYSTEM_FAULT, Level.II, 3, bots, queue));
    book.takes(up("waiting", "extreme", 4));
    book.takes(down("bot-failure-share", "high", 5)).takes(down("waiting", "high", 6));
    book.passesMinute(30);
    assertThat(book.only().state()).isEqualTo(IncidentState.OPEN);

    book.takes(down("waiting", "extreme", 30)).passesMinute(32);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void standsAgainWhenALineComesBackWhileRecovering() {
    Symptom bots = up("bot-failure-share", "high", 0);
    Symptom queue = up("waiting", "high", 3);
    book.takes(onSymptoms("cascade", IncidentType.SYSTEM_FAULT, Level.II, 3, bots, queue));
    book.takes(down("waiting", "high", 6)).takes(down("bot-failure-share", "high", 6));
    assertThat(book.only().state()).isEqualTo(IncidentState.RECOVERING);
    book.passesMinute(7).takes(up("waiting", "high", 7)).passesMinute(30);

    assertThat(book.events()).containsExactly(OPENED);
    assertThat(book.only().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void isSustainedByMeasuresOfAScopeThatAgrees() {
    Symptom web =
        crossing("waiting", "high", Edge.UP, scope("WEB", null, null, null), minutes(0), null, 60);
    Symptom queue =
        crossing("age", "old", Edge.UP, scope(null, "q1", null, null), minutes(0), null, 60);
    Symptom app =
        crossing("age", "old", Edge.UP, scope("APP", null, null, null), minutes(0), null, 60);
    Finding finding = onSymptoms("slow", IncidentType.SERVICE_OVERLOAD, Level.III, 0, web, queue);
    Finding onWeb =
        new FindingBuilder(finding).rule("slow", 1, "h", null).at(web.scope(), 0, 0, null).build();
    book.takes(onWeb).takes(app);
    book.takes(
        crossing(
            "waiting", "high", Edge.DOWN, scope("WEB", null, null, null), minutes(1), null, 0));
    assertThat(book.only().state()).isEqualTo(IncidentState.OPEN);

    book.takes(
        crossing("age", "old", Edge.DOWN, scope(null, "q1", null, null), minutes(2), null, 0));
    assertThat(book.only().state()).isEqualTo(IncidentState.RECOVERING);
  }

  @Test
  void holdsAsLongAsAPartItHasDroppedAsks() {
    Symptom high = up("waiting", "high", 0);
    book.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    Finding patient = onEvents("leak", IncidentType.SYSTEM_FAULT, Level.II, ACME, 0);
    book.takes(
        new FindingBuilder(patient)
            .rule("patient", 1, "h", null)
            .clear(new Clear(List.of(), minutes(30), minutes(1)))
            .build());
    book.passesMinute(5).takes(down("waiting", "high", 5)).passes(minutes(31) - 1);
    assertThat(book.events()).containsExactly(OPENED, ESCALATED, DEESCALATED);

    book.passes(minutes(31));
    assertThat(book.last().event()).isEqualTo(RESOLVED);
  }

  @Test
  void lastsUntilQuietWhereItRestsOnEvents() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 0));
    book.passesMinute(4).takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 4));
    book.passes(minutes(4) + Trouble.QUIET + Trouble.HOLD - 1);
    assertThat(book.events()).containsExactly(OPENED);

    book.passes(minutes(4) + Trouble.QUIET + Trouble.HOLD);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void takesARelapseInsideTheReopenWindowForTheSameTrouble() {
    book.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.II, ACME, 0)).passesMinute(7);
    book.passes(minutes(17) - 1);
    book.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.III, ACME, 17));

    assertThat(book.events()).containsExactly(OPENED, RESOLVED, REOPENED);
    assertThat(book.last().incidentId()).isEqualTo(book.alerts().get(0).incidentId());
    assertThat(book.last().seq()).isEqualTo(3);
    assertThat(book.last().previousLevel()).isEqualTo(Level.II);
    assertThat(book.last().level()).isEqualTo(Level.III);
    assertThat(book.last().peakLevel()).isEqualTo(Level.II);
  }

  @Test
  void takesARelapseAfterTheReopenWindowForANewTrouble() {
    book.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.II, ACME, 0)).passesMinute(7);
    // The finding is here before event time has passed the end of the window at minute 17.
    book.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.II, ACME, 17.1));

    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED, OPENED);
    assertThat(book.alerts().get(2).timeMillis()).isEqualTo(minutes(17));
    assertThat(book.last().incidentId()).isNotEqualTo(book.alerts().get(0).incidentId());
    assertThat(book.last().dedupKey()).isEqualTo(book.alerts().get(0).dedupKey());
    assertThat(book.last().seq()).isEqualTo(1);
  }

  @Test
  void aFurtherLeakAfterTheReopenWindowOwesTheReportOfTheFirst() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.III, ACME, 0)).passesMinute(130);
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.III, ACME, 130)).passesMinute(240);

    assertThat(book.events())
        .containsExactly(
            OPENED, RESOLVED, REPEATED, CLOSED, OPENED, RESOLVED, REPEATED, REPEATED, CLOSED);
    assertThat(book.alerts())
        .filteredOn(alert -> alert.event() == REPEATED)
        .extracting(Alert::timeMillis)
        .containsExactly(minutes(120), minutes(192), minutes(240));
    assertThat(book.alerts().get(4).incidentId()).isNotEqualTo(book.alerts().get(0).incidentId());
  }
}
