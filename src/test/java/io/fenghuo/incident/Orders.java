package io.fenghuo.incident;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.control.IncidentCommand.Kind;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;

/** What operators ask for on the desk of {@link Trouble}. */
public final class Orders {

  private Orders() {}

  public static IncidentCommand ack(String incidentId, Department department) {
    return order(Kind.ACK, incidentId, department, null, null, null, List.of(), null, null);
  }

  /** One of those that name an incident and nothing else. */
  public static IncidentCommand on(Kind kind, String incidentId) {
    return order(kind, incidentId, null, null, null, null, List.of(), null, null);
  }

  /** A level set by hand; null lets go of it. */
  public static IncidentCommand level(String incidentId, Level level) {
    return order(Kind.SET_LEVEL, incidentId, null, level, null, null, List.of(), null, null);
  }

  /** A silence of the whole brand, levels III and IV, from now on. */
  public static IncidentCommand silence(String id, double untilMinute) {
    return silence(id, Trouble.ACME, List.of(), Level.III, untilMinute);
  }

  public static IncidentCommand silence(
      String id, Scope scope, List<IncidentType> types, Level gravest, double untilMinute) {
    long until = Trouble.minutes(untilMinute);
    return order(Kind.SILENCE, null, null, gravest, id, scope, types, null, until);
  }

  /** A silence of one incident, whatever it is called when it comes back. */
  public static IncidentCommand silenceOf(String id, String incidentId, double untilMinute) {
    long until = Trouble.minutes(untilMinute);
    return order(Kind.SILENCE, incidentId, null, Level.III, id, null, List.of(), null, until);
  }

  public static IncidentCommand unsilence(String id) {
    return order(Kind.UNSILENCE, null, null, null, id, null, List.of(), null, null);
  }

  /** Announced work on the whole brand. */
  public static IncidentCommand maintenance(
      String id, Level gravest, double fromMinute, double untilMinute) {
    return order(
        Kind.MAINTENANCE,
        null,
        null,
        gravest,
        id,
        Trouble.ACME,
        List.of(),
        Trouble.minutes(fromMinute),
        Trouble.minutes(untilMinute));
  }

  private static IncidentCommand order(
      Kind kind,
      String incidentId,
      Department department,
      Level level,
      String id,
      Scope scope,
      List<IncidentType> types,
      Long fromMillis,
      Long untilMillis) {
    return new IncidentCommand(
        new Origin("ops.control", 0, 1),
        0,
        "c-" + kind + "-" + id + "-" + incidentId,
        kind,
        "li",
        "because",
        "shop",
        incidentId,
        department,
        level,
        id,
        scope,
        types,
        null,
        fromMillis,
        untilMillis,
        null,
        null);
  }
}
