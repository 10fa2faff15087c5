package io.fenghuo.publish;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.List;

/** Incidents of which each puts another question to a consumer. */
final class Consumed {

  private static final Flags HELD = new Flags(null, false, false, List.of("sentiment"));

  private final List<Alert> alerts = new ArrayList<>();

  private long epoch;

  private Consumed() {}

  static List<Alert> story() {
    Consumed all = new Consumed();
    all.told("inc-risen", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.III, null);
    all.told("inc-risen", 2, AlertEvent.ESCALATED, AlertReason.GRAVER_FINDING, Level.II, Level.III);
    all.told("inc-acked", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.told("inc-acked", 2, AlertEvent.ACKED, AlertReason.DEPARTMENT_ACKED, Level.II, null);
    all.told("inc-over", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.told("inc-over", 2, AlertEvent.RESOLVED, AlertReason.CLEARED, Level.II, null);
    all.told("inc-over", 3, AlertEvent.CLOSED, AlertReason.REOPEN_WINDOW_PASSED, Level.II, null);
    all.told("inc-fallen", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.told(
        "inc-fallen", 2, AlertEvent.DEESCALATED, AlertReason.GRAVER_PART_OVER, Level.IV, Level.II);
    all.told("inc-muted", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.told("inc-muted", 2, AlertEvent.SUPPRESSED, AlertReason.SILENCED, Level.II, null);
    all.told("inc-muted", 3, AlertEvent.RESOLVED, AlertReason.CLEARED, Level.II, null);
    all.told("inc-joined", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.told("inc-joined", 2, AlertEvent.MERGED, AlertReason.PART_OF_ANOTHER, Level.II, null);
    all.told("inc-held", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.told("inc-held", 2, AlertEvent.RESOLVE_HELD, AlertReason.INPUT_NOT_LIVE, Level.II, null);
    all.told("inc-retold", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    all.inEpoch(1);
    all.told("inc-retold", 2, AlertEvent.ESCALATED, AlertReason.GRAVER_FINDING, Level.I, Level.II);
    return all.alerts;
  }

  /** What a failure took back: said on the graded topics before the last record of the story. */
  static List<Alert> takenBack() {
    Consumed all = new Consumed();
    all.told("inc-retold", 2, AlertEvent.UPDATED, AlertReason.RULE_JOINED, Level.II, null);
    all.told("inc-retold", 3, AlertEvent.UPDATED, AlertReason.SCOPE_GREW, Level.II, null);
    all.told("inc-ghost", 1, AlertEvent.OPENED, AlertReason.FIRST_FINDING, Level.II, null);
    return all.alerts;
  }

  private void inEpoch(long now) {
    epoch = now;
  }

  private void told(
      String incident, long seq, AlertEvent event, AlertReason reason, Level level, Level before) {
    Flags flags =
        switch (event) {
          case SUPPRESSED -> Handled.SILENCED;
          case RESOLVED -> incident.equals("inc-muted") ? Handled.SILENCED : Handled.FREE;
          case RESOLVE_HELD -> HELD;
          default -> Handled.FREE;
        };
    alerts.add(
        Handled.told(incident, seq, event, reason, IncidentState.OPEN, level, before, flags)
            .in(epoch));
  }
}
