package io.fenghuo.incident;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;

/** Builds commands as the control station hands them on, of the tenant "shop" by "li". */
final class Asked {

  private final String commandId;
  private final IncidentCommand.Kind kind;
  private String incidentId;
  private Department department;
  private Level level;
  private String id;
  private Scope scope;
  private List<IncidentType> types = List.of();
  private Long fromMillis;
  private Long untilMillis;
  private Long forMillis;
  private String profile;

  Asked(String commandId, IncidentCommand.Kind kind) {
    this.commandId = commandId;
    this.kind = kind;
  }

  /** A silence of a place up to level III. */
  static Asked silence(String id, Scope scope) {
    return new Asked("c-" + id, IncidentCommand.Kind.SILENCE).id(id).scope(scope).level(Level.III);
  }

  /** Announced work on the whole desk, up to level III. */
  static Asked maintenance(String id) {
    return new Asked("c-" + id, IncidentCommand.Kind.MAINTENANCE)
        .id(id)
        .scope(new Scope("shop", null, null, null, null, null, null, null, null, null, null))
        .level(Level.III);
  }

  static Asked ack(String incidentId, Department department) {
    return new Asked("ack-" + department, IncidentCommand.Kind.ACK)
        .incident(incidentId)
        .department(department);
  }

  Asked incident(String named) {
    this.incidentId = named;
    return this;
  }

  Asked department(Department who) {
    this.department = who;
    return this;
  }

  Asked level(Level wanted) {
    this.level = wanted;
    return this;
  }

  Asked id(String name) {
    this.id = name;
    return this;
  }

  Asked scope(Scope place) {
    this.scope = place;
    return this;
  }

  Asked types(IncidentType... named) {
    this.types = List.of(named);
    return this;
  }

  Asked from(long millis) {
    this.fromMillis = millis;
    return this;
  }

  Asked until(long millis) {
    this.untilMillis = millis;
    return this;
  }

  Asked forMillis(Long millis) {
    this.forMillis = millis;
    return this;
  }

  Asked profile(String name) {
    this.profile = name;
    return this;
  }

  /** The command, sent at that time. */
  IncidentCommand at(long recordTimeMillis) {
    return new IncidentCommand(
        new Origin("ops.control", 0, 1),
        recordTimeMillis,
        commandId,
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
        forMillis,
        profile,
        null);
  }
}
