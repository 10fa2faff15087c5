package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.CLOSED;
import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.REOPENED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.SUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UNSUPPRESSED;
import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.REOPEN;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.IncidentCommand.Kind;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator has called over, and is not. */
class StillStandsTest {

  private final Desk desk = new Desk();

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RESOLVE", "FALSE_ALARM"})
  void isToldAgainAtTheEndOfTheReopenWindow(Kind kind) {
    burns("queue", Level.II, 0);
    says(kind, 5);
    desk.passesMinute(14);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED);

    desk.passesMinute(120);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, REOPENED);
    Alert again = desk.last();
    assertThat(again.reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(again.timeMillis()).isEqualTo(minutes(5) + REOPEN);
    assertThat(again.level()).isEqualTo(Level.II);
    assertThat(again.state()).isEqualTo(IncidentState.OPEN);
    assertThat(again.departments())
        .filteredOn(duty -> duty.dueMillis() != null)
        .allMatch(duty -> duty.armedMillis() == again.timeMillis());
    assertThat(again.says().en()).contains("still stands, as last reported: queue hit");

    desk.takes(down("queue", "high", 130)).passesMinute(200);
    assertThat(desk.events()).endsWith(REOPENED, RESOLVED, CLOSED);
  }

  @Test
  void isOverWhereItsFiguresCameBackBeforeThat() {
    burns("queue", Level.II, 0);
    says(Kind.RESOLVE, 5);
    desk.takes(down("queue", "high", 14)).passesMinute(120);

    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void isANewIncidentAfterAClose() {
    burns("queue", Level.II, 0);
    says(Kind.CLOSE, 5);
    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    desk.passesMinute(120);

    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, CLOSED, OPENED);
    assertThat(desk.last().reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(desk.last().level()).isEqualTo(Level.II);
    assertThat(desk.last().seq()).isEqualTo(1);
    assertThat(desk.last().incidentId()).isNotEqualTo(desk.alerts().get(0).incidentId());
    assertThat(desk.last().dedupKey()).isEqualTo(desk.alerts().get(0).dedupKey());
  }

  @Test
  void nothingIsLeftOfAClosedOneThatIsOver() {
    burns("queue", Level.II, 0);
    says(Kind.CLOSE, 5);
    desk.takes(down("queue", "high", 6)).passesMinute(120);

    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void aFindingAfterACloseIsTheNewIncidentAtOnce() {
    burns("queue", Level.II, 0);
    says(Kind.CLOSE, 5);
    burns("bots", Level.IV, 7);
    assertThat(desk.last().event()).isEqualTo(OPENED);
    assertThat(desk.last().level()).isEqualTo(Level.IV);

    desk.passesMinute(120);
    assertThat(desk.events()).endsWith(OPENED, ESCALATED);
    assertThat(desk.last().reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(desk.last().level()).isEqualTo(Level.II);
  }

  @Test
  void aRelapseByAnotherFindingDoesNotHideIt() {
    burns("queue", Level.II, 0);
    says(Kind.RESOLVE, 5);
    burns("bots", Level.IV, 7);
    assertThat(desk.last().event()).isEqualTo(REOPENED);
    assertThat(desk.last().level()).isEqualTo(Level.IV);
    desk.takes(down("bots", "high", 8)).passesMinute(120);

    assertThat(desk.last().event()).isEqualTo(REOPENED);
    assertThat(desk.last().reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(desk.last().timeMillis()).isEqualTo(minutes(15));
    assertThat(desk.last().level()).isEqualTo(Level.II);
  }

  @Test
  void aFindingThatComesBehindTheWindowDoesNotHideIt() {
    burns("queue", Level.II, 0);
    says(Kind.RESOLVE, 5);
    // Event time has not passed the window when this arrives.
    desk.takes(up("bots", "high", 20));
    desk.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.IV, up("bots", "high", 20)));

    assertThat(desk.events()).startsWith(OPENED, RESOLVED, REOPENED);
    assertThat(desk.alerts().get(2).reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(desk.last().level()).isEqualTo(Level.II);
  }

  @Test
  void whatOnlyEventsToldIsOverWithoutAnother() {
    desk.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 0));
    says(Kind.FALSE_ALARM, 1);
    desk.passesMinute(120);

    assertThat(desk.events()).containsExactly(OPENED, RESOLVED, CLOSED);
  }

  @Test
  void underASilenceItIsToldWhenThatEnds() {
    burns("queue", Level.III, 0);
    desk.takes(Asked.silence("s1", ACME).until(minutes(30)).at(minutes(1)));
    says(Kind.RESOLVE, 5);
    desk.passesMinute(120);

    assertThat(desk.events()).containsExactly(OPENED, SUPPRESSED, RESOLVED, REOPENED, UNSUPPRESSED);
    assertThat(desk.alerts().get(3).flags().isMuted()).isTrue();
    assertThat(desk.last().timeMillis()).isEqualTo(minutes(30));
  }

  private void burns(String measure, Level level, double minute) {
    Symptom crossing = up(measure, "high", minute);
    desk.takes(crossing).takes(onLine(measure, IncidentType.SERVICE_OVERLOAD, level, crossing));
  }

  private void says(Kind kind, double minute) {
    desk.passesMinute(minute);
    desk.takes(
        new Asked("c-" + kind + minute, kind)
            .incident(desk.last().incidentId())
            .at(minutes(minute)));
  }
}
