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

  private final MemoryBook book = new MemoryBook();

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RESOLVE", "FALSE_ALARM"})
  void isToldAgainAtTheEndOfTheReopenWindow(Kind kind) {
    burns("queue", Level.II, 0);
    says(kind, 5);
    book.passesMinute(14);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED);

    book.passesMinute(120);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED, REOPENED);
    Alert again = book.last();
    assertThat(again.reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(again.timeMillis()).isEqualTo(minutes(5) + REOPEN);
    assertThat(again.level()).isEqualTo(Level.II);
    assertThat(again.state()).isEqualTo(IncidentState.OPEN);
    assertThat(again.departments())
        .filteredOn(duty -> duty.dueMillis() != null)
        .allMatch(duty -> duty.armedMillis() == again.timeMillis());
    assertThat(again.says().en()).contains("still stands, as last reported: queue hit");

    book.takes(down("queue", "high", 130)).passesMinute(200);
    assertThat(book.events()).endsWith(REOPENED, RESOLVED, CLOSED);
  }

  @Test
  void isOverWhereItsFiguresCameBackBeforeThat() {
    burns("queue", Level.II, 0);
    says(Kind.RESOLVE, 5);
    book.takes(down("queue", "high", 14)).passesMinute(120);

    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    assertThat(book.isEmpty()).isTrue();
  }

  @Test
  void isANewIncidentAfterAClose() {
    burns("queue", Level.II, 0);
    says(Kind.CLOSE, 5);
    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    book.passesMinute(120);

    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED, OPENED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(book.last().level()).isEqualTo(Level.II);
    assertThat(book.last().seq()).isEqualTo(1);
    assertThat(book.last().incidentId()).isNotEqualTo(book.alerts().get(0).incidentId());
    assertThat(book.last().dedupKey()).isEqualTo(book.alerts().get(0).dedupKey());
  }

  @Test
  void nothingIsLeftOfAClosedOneThatIsOver() {
    burns("queue", Level.II, 0);
    says(Kind.CLOSE, 5);
    book.takes(down("queue", "high", 6)).passesMinute(120);

    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED);
    assertThat(book.isEmpty()).isTrue();
  }

  @Test
  void aFindingAfterACloseIsTheNewIncidentAtOnce() {
    burns("queue", Level.II, 0);
    says(Kind.CLOSE, 5);
    burns("bots", Level.IV, 7);
    assertThat(book.last().event()).isEqualTo(OPENED);
    assertThat(book.last().level()).isEqualTo(Level.IV);

    book.passesMinute(120);
    assertThat(book.events()).endsWith(OPENED, ESCALATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(book.last().level()).isEqualTo(Level.II);
  }

  @Test
  void aRelapseByAnotherFindingDoesNotHideIt() {
    burns("queue", Level.II, 0);
    says(Kind.RESOLVE, 5);
    burns("bots", Level.IV, 7);
    assertThat(book.last().event()).isEqualTo(REOPENED);
    assertThat(book.last().level()).isEqualTo(Level.IV);
    book.takes(down("bots", "high", 8)).passesMinute(120);

    assertThat(book.last().event()).isEqualTo(REOPENED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(15));
    assertThat(book.last().level()).isEqualTo(Level.II);
  }

  @Test
  void aFindingThatComesBehindTheWindowDoesNotHideIt() {
    burns("queue", Level.II, 0);
    says(Kind.RESOLVE, 5);
    // Event time has not passed the window when this arrives.
    book.takes(up("bots", "high", 20));
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.IV, up("bots", "high", 20)));

    assertThat(book.events()).startsWith(OPENED, RESOLVED, REOPENED);
    assertThat(book.alerts().get(2).reason()).isEqualTo(AlertReason.STILL_STANDS);
    assertThat(book.last().level()).isEqualTo(Level.II);
  }

  @Test
  void whatOnlyEventsToldIsOverWithoutAnother() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.II, ACME, 0));
    says(Kind.FALSE_ALARM, 1);
    book.passesMinute(120);

    assertThat(book.events()).containsExactly(OPENED, RESOLVED, CLOSED);
  }

  @Test
  void underASilenceItIsToldWhenThatEnds() {
    burns("queue", Level.III, 0);
    book.takes(Asked.silence("s1", ACME).until(minutes(30)).at(minutes(1)));
    says(Kind.RESOLVE, 5);
    book.passesMinute(120);

    assertThat(book.events()).containsExactly(OPENED, SUPPRESSED, RESOLVED, REOPENED, UNSUPPRESSED);
    assertThat(book.alerts().get(3).flags().isMuted()).isTrue();
    assertThat(book.last().timeMillis()).isEqualTo(minutes(30));
  }

  private void burns(String measure, Level level, double minute) {
    Symptom crossing = up(measure, "high", minute);
    book.takes(crossing).takes(onLine(measure, IncidentType.SERVICE_OVERLOAD, level, crossing));
  }

  private void says(Kind kind, double minute) {
    book.passesMinute(minute);
    book.takes(
        new Asked("c-" + kind + minute, kind)
            .incident(book.last().incidentId())
            .at(minutes(minute)));
  }
}
