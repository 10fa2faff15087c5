package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.scope;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.IncidentCommand.Kind;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.Scope;
import io.fenghuo.health.HealthState;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.Finding;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds an incident back from its next change, to the minute: when it holds, and when not. */
class HoldTest {

  private static final IncidentType FAULT = IncidentType.SYSTEM_FAULT;
  private static final long MINUTE = minutes(1);

  private final MemoryBook book = MemoryBook.general();

  /** At level III the departments have 30 minutes, and are asked so often and no more. */
  @Test
  void asksThreeTimesForAnAcknowledgementAndThenNoMore() {
    burns(Level.III, 0);

    book.stillUntil(minutes(600));

    assertThat(book.alerts())
        .filteredOn(alert -> alert.reason() == AlertReason.ACK_OVERDUE)
        .extracting(alert -> alert.event() + " at " + alert.timeMillis() / MINUTE)
        .containsExactly("ACK_EXPIRED at 30", "REPEATED at 60", "REPEATED at 90");
    assertThat(book.last().departments())
        .filteredOn(Duty::isAwaited)
        .isNotEmpty()
        .allMatch(duty -> duty.overdueCount() == Duties.MAX_OVERDUE);
  }

  /** Who was not disturbed owes no answer for that time; it runs anew from the silence's end. */
  @Test
  void noAcknowledgementComesDueUnderASilence() {
    book.takes(Asked.silence("s1", ACME).until(minutes(100)).at(0));
    burns(Level.III, 1);

    book.stillUntil(minutes(129.9));
    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.UNSUPPRESSED);

    book.stillUntil(minutes(130));
    assertThat(book.last().event()).isEqualTo(AlertEvent.ACK_EXPIRED);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(130));
  }

  @Test
  void aLevelThatIsSetByHandStaysUntilItIsLetGo() {
    burns(Level.III, 0);
    String id = book.last().incidentId();

    book.takes(new Asked("c-1", Kind.SET_LEVEL).incident(id).level(Level.I).at(0));
    assertThat(book.last().event()).isEqualTo(AlertEvent.ESCALATED);
    assertThat(book.last().level()).isEqualTo(Level.I);
    assertThat(book.last().flags().pinned()).isTrue();

    book.takes(up("queue", "long", 1));
    book.takes(onLine("pile-up", FAULT, Level.II, up("queue", "long", 1)));
    assertThat(book.last().level()).isEqualTo(Level.I);

    book.takes(new Asked("c-2", Kind.SET_LEVEL).incident(id).at(0));
    assertThat(book.last().event()).isEqualTo(AlertEvent.DEESCALATED);
    assertThat(book.last().level()).isEqualTo(Level.II);
    assertThat(book.last().flags().pinned()).isFalse();
  }

  @Test
  void whatAStormHeldBackIsToldWhenTheSpanIsOver() {
    int cap = Trouble.LIMITS.storm().cap();
    double span = Trouble.LIMITS.storm().spanMillis() / (double) MINUTE;
    for (int i = 0; i < cap; i++) {
      book.takes(lost("c" + i, 0));
    }
    book.takes(lost("late", span - 1));
    assertThat(opened(AlertReason.STORM_PASSED)).isEmpty();

    book.passesMinute(span - 0.1);
    assertThat(opened(AlertReason.STORM_PASSED)).isEmpty();

    book.passesMinute(span);
    assertThat(opened(AlertReason.STORM_PASSED))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.incidentType()).isEqualTo(IncidentType.CUSTOMER_ESCALATION);
              assertThat(told.seq()).isEqualTo(1);
              assertThat(told.timeMillis()).isEqualTo(minutes(span));
            });
  }

  /** Silence of an input proves nothing: the more severe part has not ended, it is not seen. */
  @Test
  void neverFallsWhileAnInputIsMissedNorUntilItHasBeenBackForAWhile() {
    burns(Level.III, 0);
    book.takes(up("bots", "collapse", 1));
    book.takes(onLine("down", FAULT, Level.II, up("bots", "collapse", 1)));
    book.takes(traffic(HealthState.DEAD, 2)).takes(down("bots", "collapse", 3));

    book.passesMinute(60);
    assertThat(book.last().level()).isEqualTo(Level.II);

    book.takes(traffic(HealthState.LIVE, 61)).passesMinute(62.9);
    assertThat(book.events()).doesNotContain(AlertEvent.DEESCALATED);

    book.passesMinute(63);
    assertThat(book.last().event()).isEqualTo(AlertEvent.DEESCALATED);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(63));
    assertThat(book.last().level()).isEqualTo(Level.III);
  }

  /** Sources come and go under new names: one that is merely quiet is not kept. */
  @Test
  void aSourceThatWasForgottenHoldsNothingAndIsForgottenHereToo() {
    burns(Level.III, 0);
    for (int i = 0; i < 3; i++) {
      String pod = "im-" + i;
      book.takes(health(HealthUnit.SOURCE, pod, HealthState.DEAD, i));
      book.takes(health(HealthUnit.SOURCE, pod, HealthState.QUIET, i + 0.5));
    }
    assertThat(book.ills()).isEmpty();

    book.takes(down("bots", "high", 3)).passesMinute(5);
    assertThat(book.last().event()).isEqualTo(AlertEvent.RESOLVED);
    book.passesMinute(100);
    assertThat(book.isEmpty()).isTrue();
  }

  /** Nobody will say of it that it lives again. */
  @Test
  void anInputThatIsForgottenHoldsNothingAnyMore() {
    burns(Level.III, 0);
    book.takes(traffic(HealthState.QUIET, 1)).takes(down("bots", "high", 3)).passesMinute(60);
    assertThat(book.events()).doesNotContain(AlertEvent.RESOLVED);

    book.takes(traffic(HealthState.FORGOTTEN, 60)).passesMinute(65);

    assertThat(book.ills()).isEmpty();
    assertThat(book.last().event()).isEqualTo(AlertEvent.RESOLVED);
    book.passesMinute(200);
    assertThat(book.isEmpty()).isTrue();
  }

  /** It costs nothing either: who needs it is asked when it would fall. */
  @Test
  void anInputThatIsQuietAndBackBeforeTheEndChangesNoIncident() {
    burns(Level.III, 0);
    Incident before = book.only();

    book.takes(traffic(HealthState.QUIET, 1)).takes(traffic(HealthState.LIVE, 2));

    assertThat(book.only()).isSameAs(before);
  }

  /** A leak that has stopped is still to be reported: after 120, 192 and 240 minutes. */
  @Test
  void remindsOfALeaksReportAfterItIsOver() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.III, ACME, 0)).passesMinute(60);
    assertThat(book.last().event()).isEqualTo(AlertEvent.RESOLVED);

    book.passesMinute(600);

    assertThat(book.alerts())
        .filteredOn(alert -> alert.state() == IncidentState.RESOLVED)
        .extracting(alert -> alert.reason() + " at " + alert.timeMillis() / MINUTE)
        .endsWith("REPORT_DUE_SOON at 120", "REPORT_DUE_SOON at 192", "REPORT_OVERDUE at 240");
    assertThat(book.last().event()).isEqualTo(AlertEvent.CLOSED);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(240));
  }

  /** What an operator called over is over: a relapse is as grave as its own finding and no more. */
  @Test
  void whatAnOperatorResolvedLeavesNothingToARelapse() {
    burns(Level.II, 0);
    book.takes(new Asked("c-1", Kind.RESOLVE).incident(book.last().incidentId()).at(0));
    assertThat(book.only().parts()).isEmpty();

    book.takes(up("queue", "long", 1));
    book.takes(onLine("pile-up", FAULT, Level.IV, up("queue", "long", 1)));
    assertThat(book.last().event()).isEqualTo(AlertEvent.REOPENED);
    assertThat(book.last().level()).isEqualTo(Level.IV);
    assertThat(book.only().parts()).hasSize(1);

    book.takes(down("queue", "long", 2)).passesMinute(4);
    assertThat(book.last().event()).isEqualTo(AlertEvent.RESOLVED);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(4));
  }

  private void burns(Level level, double minute) {
    book.takes(up("bots", "high", minute));
    book.takes(onLine("bots-failing", FAULT, level, up("bots", "high", minute)));
  }

  private static Finding lost(String customer, double minute) {
    Scope who = scope(null, null, null, customer);
    return onEvents("lost", IncidentType.CUSTOMER_ESCALATION, Level.IV, who, minute);
  }

  private static SourceHealth traffic(HealthState state, double minute) {
    return health(HealthUnit.INPUT, "traffic", state, minute);
  }

  private static SourceHealth health(
      HealthUnit unit, String name, HealthState state, double minute) {
    return new SourceHealth(
        "shop", null, unit, name, List.of(Stream.TRAFFIC), state, minutes(minute), minutes(minute));
  }

  private List<Alert> opened(AlertReason reason) {
    return book.alerts().stream()
        .filter(alert -> alert.event() == AlertEvent.OPENED && alert.reason() == reason)
        .toList();
  }
}
