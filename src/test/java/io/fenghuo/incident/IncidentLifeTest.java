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
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.measure.UnreadableShare;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentLifeTest {

  private final Desk desk = new Desk();

  @Test
  void whatUnreadableRecordsOpenSaysSoWhicheverRuleFoundIt() {
    Symptom lost = up(UnreadableShare.ID, UnreadableShare.HIGH, 0);
    desk.takes(lost).takes(onLine("my-own", IncidentType.DATA_GAP, Level.III, lost));
    assertThat(desk.last().reason()).isEqualTo(AlertReason.UNREADABLE);

    Symptom silent = up("source-silence", "dead", 1);
    Desk other = new Desk();
    other.takes(silent).takes(onLine("input-unreadable", IncidentType.DATA_GAP, Level.III, silent));
    assertThat(other.last().reason()).isEqualTo(AlertReason.FIRST_FINDING);
  }

  @Test
  void livesFromFirstFindingToClosed() {
    Symptom high = up("waiting", "high", 0);
    desk.takes(high).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, high));
    assertThat(desk.last().event()).isEqualTo(OPENED);
    assertThat(desk.last().reason()).isEqualTo(AlertReason.FIRST_FINDING);
    assertThat(desk.last().state()).isEqualTo(IncidentState.OPEN);
    assertThat(desk.last().dedupKey()).isEqualTo("service/tenant=shop,brand=acme");

    desk.passesMinute(30).takes(down("waiting", "high", 30));
    assertThat(desk.events()).containsExactly(OPENED);
    assertThat(desk.only().state()).isEqualTo(IncidentState.RECOVERING);

    desk.passes(minutes(32) - 1);
    assertThat(desk.events()).containsExactly(OPENED);
    desk.passes(minutes(32));
    assertThat(desk.last().event()).isEqualTo(RESOLVED);
    assertThat(desk.last().timeMillis()).isEqualTo(minutes(32));
    assertThat(desk.last().evidence().get(0).symptom()).isEqualTo(down("waiting", "high", 30));
    assertThat(desk.last().completedBy()).isNull();

    desk.passes(minutes(42));
    assertThat(desk.last().event()).isEqualTo(CLOSED);
    assertThat(desk.last().state()).isEqualTo(IncidentState.CLOSED);
    assertThat(desk.alerts()).extracting(Alert::seq).containsExactly(1L, 2L, 3L);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void isNotFooledByACrossingBackThatOvertakesItsFinding() {
    Symptom high = up("waiting", "high", 0);
    desk.takes(high).takes(down("waiting", "high", 1));
    desk.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, high));

    assertThat(desk.last().event()).isEqualTo(OPENED);
    assertThat(desk.last().state()).isEqualTo(IncidentState.RECOVERING);
    desk.passesMinute(3);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void waitsForACrossingBackThatItsFindingOvertakes() {
    Symptom high = up("waiting", "high", 0);
    desk.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, high));
    desk.passesMinute(60);
    assertThat(desk.events()).containsExactly(OPENED);

    desk.takes(high).takes(down("waiting", "high", 60)).passesMinute(62);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void doesNotTrustAnEarlierCrossingBack() {
    Symptom again = up("waiting", "high", 5);
    desk.takes(up("waiting", "high", 0)).takes(down("waiting", "high", 1));
    desk.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, again));

    assertThat(desk.last().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void risesWithAHigherLineAndFallsWhenOnlyThatFalls() {
    Symptom high = up("waiting", "high", 0);
    Symptom extreme = up("waiting", "extreme", 5);
    desk.takes(high).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    desk.takes(extreme).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.I, extreme));
    assertThat(desk.last().event()).isEqualTo(ESCALATED);
    assertThat(desk.last().previousLevel()).isEqualTo(Level.III);
    assertThat(desk.last().level()).isEqualTo(Level.I);

    desk.takes(down("waiting", "extreme", 20)).passes(minutes(22) - 1);
    assertThat(desk.events()).containsExactly(OPENED, ESCALATED);
    desk.passes(minutes(22));
    assertThat(desk.last().event()).isEqualTo(DEESCALATED);
    assertThat(desk.last().previousLevel()).isEqualTo(Level.I);
    assertThat(desk.last().level()).isEqualTo(Level.III);
    assertThat(desk.last().peakLevel()).isEqualTo(Level.I);
    assertThat(desk.last().evidence().get(0).symptom()).isEqualTo(down("waiting", "extreme", 20));

    desk.passesMinute(60);
    assertThat(desk.events()).containsExactly(OPENED, ESCALATED, DEESCALATED);
  }

  @Test
  void keepsItsLevelWhenTheHigherLineTrembles() {
    Symptom high = up("waiting", "high", 0);
    Symptom extreme = up("waiting", "extreme", 5);
    desk.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    desk.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.I, extreme));
    desk.takes(down("waiting", "extreme", 20)).passesMinute(21);
    desk.takes(up("waiting", "extreme", 21)).passesMinute(40);

    assertThat(desk.events()).containsExactly(OPENED, ESCALATED);
  }

  @Test
  void lastsWhileAnyMeasureOfItsPatternIsUp() {
    Symptom bots = up("bot-failure-share", "high", 0);
    Symptom queue = up("waiting", "high", 3);
    desk.takes(bots).takes(queue);
    desk.takes(onSymptoms("cascade", IncidentType.SYSTEM_FAULT, Level.II, 3, bots, queue));
    desk.takes(up("waiting", "extreme", 4));
    desk.takes(down("bot-failure-share", "high", 5)).takes(down("waiting", "high", 6));
    desk.passesMinute(30);
    assertThat(desk.only().state()).isEqualTo(IncidentState.OPEN);

    desk.takes(down("waiting", "extreme", 30)).passesMinute(32);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void standsAgainWhenALineComesBackWhileRecovering() {
    Symptom bots = up("bot-failure-share", "high", 0);
    Symptom queue = up("waiting", "high", 3);
    desk.takes(onSymptoms("cascade", IncidentType.SYSTEM_FAULT, Level.II, 3, bots, queue));
    desk.takes(down("waiting", "high", 6)).takes(down("bot-failure-share", "high", 6));
    assertThat(desk.only().state()).isEqualTo(IncidentState.RECOVERING);
    desk.passesMinute(7).takes(up("waiting", "high", 7)).passesMinute(30);

    assertThat(desk.events()).containsExactly(OPENED);
    assertThat(desk.only().state()).isEqualTo(IncidentState.OPEN);
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
        new Finding(
            "f",
            "slow",
            1,
            "h",
            null,
            FindingKind.MATCH,
            finding.type(),
            finding.level(),
            web.scope(),
            0,
            0,
            null,
            finding.evidence(),
            finding.persons(),
            finding.says(),
            finding.clear(),
            finding.inputs(),
            finding.response(),
            false);
    desk.takes(onWeb).takes(app);
    desk.takes(
        crossing(
            "waiting", "high", Edge.DOWN, scope("WEB", null, null, null), minutes(1), null, 0));
    assertThat(desk.only().state()).isEqualTo(IncidentState.OPEN);

    desk.takes(
        crossing("age", "old", Edge.DOWN, scope(null, "q1", null, null), minutes(2), null, 0));
    assertThat(desk.only().state()).isEqualTo(IncidentState.RECOVERING);
  }

  @Test
  void holdsAsLongAsAPartItHasDroppedAsks() {
    Symptom high = up("waiting", "high", 0);
    desk.takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, high));
    Finding patient = onEvents("leak", IncidentType.SYSTEM_FAULT, Level.II, ACME, 0);
    desk.takes(
        new Finding(
            "f",
            "patient",
            1,
            "h",
            null,
            FindingKind.MATCH,
            patient.type(),
            patient.level(),
            patient.scope(),
            0,
            0,
            null,
            patient.evidence(),
            patient.persons(),
            patient.says(),
            new Clear(List.of(), minutes(30), minutes(1)),
            patient.inputs(),
            patient.response(),
            false));
    desk.passesMinute(5).takes(down("waiting", "high", 5)).passes(minutes(31) - 1);
    assertThat(desk.events()).containsExactly(OPENED, ESCALATED, DEESCALATED);

    desk.passes(minutes(31));
    assertThat(desk.last().event()).isEqualTo(RESOLVED);
  }

  @Test
  void lastsUntilQuietWhereItRestsOnEvents() {
    desk.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 0));
    desk.passesMinute(4).takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 4));
    desk.passes(minutes(4) + Trouble.QUIET + Trouble.HOLD - 1);
    assertThat(desk.events()).containsExactly(OPENED);

    desk.passes(minutes(4) + Trouble.QUIET + Trouble.HOLD);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void takesARelapseInsideTheReopenWindowForTheSameTrouble() {
    desk.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.II, ACME, 0)).passesMinute(7);
    desk.passes(minutes(17) - 1);
    desk.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.III, ACME, 17));

    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, REOPENED);
    assertThat(desk.last().incidentId()).isEqualTo(desk.alerts().get(0).incidentId());
    assertThat(desk.last().seq()).isEqualTo(3);
    assertThat(desk.last().previousLevel()).isEqualTo(Level.II);
    assertThat(desk.last().level()).isEqualTo(Level.III);
    assertThat(desk.last().peakLevel()).isEqualTo(Level.II);
  }

  @Test
  void takesARelapseAfterTheReopenWindowForANewTrouble() {
    desk.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.II, ACME, 0)).passesMinute(7);
    // The finding is here before event time has passed the end of the window at minute 17.
    desk.takes(onEvents("fault", IncidentType.SYSTEM_FAULT, Level.II, ACME, 17.1));

    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, CLOSED, OPENED);
    assertThat(desk.alerts().get(2).timeMillis()).isEqualTo(minutes(17));
    assertThat(desk.last().incidentId()).isNotEqualTo(desk.alerts().get(0).incidentId());
    assertThat(desk.last().dedupKey()).isEqualTo(desk.alerts().get(0).dedupKey());
    assertThat(desk.last().seq()).isEqualTo(1);
  }

  @Test
  void aFurtherLeakAfterTheReopenWindowOwesTheReportOfTheFirst() {
    desk.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.III, ACME, 0)).passesMinute(130);
    desk.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.III, ACME, 130)).passesMinute(240);

    assertThat(desk.events())
        .containsExactly(
            OPENED, RESOLVED, REPEATED, CLOSED, OPENED, RESOLVED, REPEATED, REPEATED, CLOSED);
    assertThat(desk.alerts())
        .filteredOn(alert -> alert.event() == REPEATED)
        .extracting(Alert::timeMillis)
        .containsExactly(minutes(120), minutes(192), minutes(240));
    assertThat(desk.alerts().get(4).incidentId()).isNotEqualTo(desk.alerts().get(0).incidentId());
  }
}
