package io.fenghuo.publish;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertBuilder;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.CommandRef;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.incident.LeakReport;
import io.fenghuo.incident.Mute;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import java.util.List;

/**
 * Alerts in which people have a part: each differs from the opening of a story in what it names.
 */
final class Handled {

  static final Flags FREE = new Flags(null, false, false, List.of());
  static final Flags SILENCED =
      new Flags(
          new Mute(Mute.Kind.SILENCE, "night-work", 7_200_000L), true, true, List.of("sentiment"));

  private static final Duty TECH =
      new Duty(Department.TECH, Role.LEAD, 60_000, 360_000L, 120_000L, "li", 1);
  private static final Duty WANTED =
      new Duty(Department.TECH, Role.LEAD, 60_000, 360_000L, null, null, 0);
  private static final Duty LEGAL =
      new Duty(Department.LEGAL, Role.INFORMED, 60_000, null, null, null, 0);

  private Handled() {}

  static Alert of(AlertEvent event, AlertReason reason, IncidentState state, Flags flags) {
    return at(null, event, reason, state, flags);
  }

  /** A level II incident; with the level before, where this record changes it. */
  static Alert at(
      Level before, AlertEvent event, AlertReason reason, IncidentState state, Flags flags) {
    return told("inc-7", 7, event, reason, state, Level.II, before, flags);
  }

  static Alert risen(long seq, Level to, Level from) {
    return told(
        "inc-7",
        seq,
        AlertEvent.ESCALATED,
        AlertReason.GRAVER_FINDING,
        IncidentState.OPEN,
        to,
        from,
        new Flags(null, false, false, List.of()));
  }

  static Alert told(
      String incident,
      long seq,
      AlertEvent event,
      AlertReason reason,
      IncidentState state,
      Level level,
      Level before,
      Flags flags) {
    Alert opened = Alerts.of(AlertEvent.OPENED);
    List<Duty> duties =
        List.of(event == AlertEvent.OPENED || event == AlertEvent.ESCALATED ? WANTED : TECH, LEGAL);
    return new AlertBuilder(incident, seq, opened.dedupKey())
        .id(incident + "/" + seq)
        .tells(event, reason, opened.says())
        .stands(state, level, before, Level.II)
        .trouble(opened.incidentType(), opened.types())
        .reaches(opened.scope(), opened.impact(), opened.figures())
        .found(opened.rule(), 3, 0, opened.evidence())
        .handled(duties, "PB-SYS", "general", flags)
        .command(new CommandRef("li-7", IncidentCommand.Kind.ACK, "li", "we have it"))
        .others("inc-6", List.of("inc-9", "inc-8"))
        .leakReport(new LeakReport(Level.III, 120_000, "GENERAL", 14_400_000))
        .at(0, 120_000, null)
        .build();
  }
}
