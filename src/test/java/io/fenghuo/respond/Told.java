package io.fenghuo.respond;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.incident.Affected;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertBuilder;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.CareNews;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.Impact;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.incident.Mute;
import io.fenghuo.incident.RuleRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** Builds alerts of an incident on the desk of one brand, in milliseconds after midnight. */
final class Told {

  private final AlertEvent event;
  private final long timeMillis;
  private String incidentId = "inc-1";
  private long seq;
  private AlertReason reason = AlertReason.FIRST_FINDING;
  private IncidentState state = IncidentState.OPEN;
  private IncidentType type = IncidentType.SYSTEM_FAULT;
  private Level level = Level.III;
  private String brand = "acme";
  private String customer;
  private Mute mute;
  private String otherId;
  private String playbook = "PB-SYS";
  private String profile = "general";
  private long openedMillis;
  private String drillId;
  private final List<Duty> duties = new ArrayList<>();
  private final List<EventRef> events = new ArrayList<>();

  private Told(AlertEvent event, long timeMillis) {
    this.event = event;
    this.timeMillis = timeMillis;
    this.seq = timeMillis + 1;
    this.openedMillis = event == AlertEvent.OPENED ? timeMillis : 0;
    this.state =
        switch (event) {
          case RESOLVED -> IncidentState.RESOLVED;
          case CLOSED, MERGED -> IncidentState.CLOSED;
          default -> IncidentState.OPEN;
        };
  }

  static Told at(long timeMillis, AlertEvent event) {
    return new Told(event, timeMillis);
  }

  Told incident(String value) {
    incidentId = value;
    return this;
  }

  Told reason(AlertReason value) {
    reason = value;
    return this;
  }

  Told type(IncidentType value) {
    type = value;
    return this;
  }

  Told level(Level value) {
    level = value;
    return this;
  }

  /** Null for the whole tenant. */
  Told brand(String value) {
    brand = value;
    return this;
  }

  Told about(String value) {
    customer = value;
    return this;
  }

  Told muted() {
    mute = new Mute(Mute.Kind.SILENCE, "night", null);
    return this;
  }

  Told partOf(String value) {
    otherId = value;
    return this;
  }

  Told playbook(String value) {
    playbook = value;
    return this;
  }

  Told profile(String value) {
    profile = value;
    return this;
  }

  Told opened(long value) {
    openedMillis = value;
    return this;
  }

  Told drill(String value) {
    drillId = value;
    return this;
  }

  Told wants(Department department, Role role, long armedMillis) {
    return wants(department, role, armedMillis, null);
  }

  Told wants(Department department, Role role, long armedMillis, Long ackedMillis) {
    duties.add(
        new Duty(
            department,
            role,
            armedMillis,
            role.acknowledges() ? armedMillis + 60_000 : null,
            ackedMillis,
            ackedMillis == null ? null : "li",
            0));
    return this;
  }

  Told because(CustomerSign... signs) {
    for (CustomerSign sign : signs) {
      events.add(sign.event());
    }
    return this;
  }

  Alert alert() {
    return new AlertBuilder(incidentId, seq, "service/acme")
        .id("alert-" + incidentId + "-" + seq)
        .tells(event, reason, new LocalizedText("坏", "bad"))
        .stands(state, level, null, level)
        .trouble(type, List.of(type))
        .reaches(
            new Affected("shop", brand, customer, List.of(), List.of(), List.of()),
            new Impact(null, null, null, null, null),
            List.of())
        .found(
            new RuleRef("bots-failing", 1, "abc", null, null, false),
            1,
            0,
            List.of(new Evidence("failing", "BOT_FAILED", null, events, events.size())))
        .handled(duties, playbook, profile, new Flags(mute, false, false, List.of()))
        .others(otherId, List.of())
        .at(
            openedMillis,
            timeMillis,
            new EventRef(new Origin("chat.traffic", 9, timeMillis), "e", timeMillis))
        .drill(drillId)
        .build();
  }

  CareInput input() {
    return CareInput.of(CareNews.of(alert()));
  }
}
