package io.fenghuo.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.CommandRef;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.LeakReport;
import io.fenghuo.incident.Mute;
import io.fenghuo.privacy.Masking;

/** The part of an alert that tells who handles the incident, and what they have said of it. */
final class HandlingJson {

  private HandlingJson() {}

  static void put(ObjectNode json, Alert alert) {
    ArrayNode departments = json.putArray("departments");
    alert.departments().forEach(duty -> departments.add(duty(duty)));
    Json.text(json, "playbook", alert.playbook());
    json.set("flags", flags(alert.flags()));
    if (alert.command() != null) {
      json.set("command", command(alert.command()));
    }
    Json.text(json, "otherIncidentId", alert.otherIncidentId());
    Json.texts(json, "related", alert.related());
    if (alert.leakReport() != null) {
      json.set("leakReport", leakReport(alert.leakReport()));
    }
  }

  static ObjectNode duty(Duty duty) {
    ObjectNode json =
        Json.object()
            .put("department", duty.department().name())
            .put("nameZh", duty.department().named().zh())
            .put("nameEn", duty.department().named().en())
            .put("role", duty.role().name())
            .put("armedAt", Json.time(duty.armedMillis()));
    Json.time(json, "dueAt", duty.dueMillis());
    Json.time(json, "ackedAt", duty.ackedMillis());
    Json.text(json, "ackedBy", Masking.maskName(duty.ackedBy()));
    return json.put("overdueCount", duty.overdueCount());
  }

  private static ObjectNode flags(Flags flags) {
    ObjectNode json = Json.object();
    if (flags.isMuted()) {
      json.set("mute", mute(flags.mute()));
    }
    json.put("flapping", flags.flapping()).put("pinned", flags.pinned());
    Json.texts(json, "heldBy", flags.heldBy());
    return json;
  }

  private static ObjectNode mute(Mute mute) {
    ObjectNode json = Json.object().put("by", mute.by().name()).put("id", mute.id());
    Json.time(json, "until", mute.untilMillis());
    return json;
  }

  static ObjectNode command(CommandRef command) {
    ObjectNode json =
        Json.object().put("commandId", command.commandId()).put("kind", command.kind().name());
    Json.text(json, "actor", Masking.maskName(command.actor()));
    Json.text(json, "reason", Masking.mask(command.reason()));
    return json;
  }

  private static ObjectNode leakReport(LeakReport report) {
    ObjectNode json = Json.object();
    Json.text(json, "grade", report.grade());
    return json.put("persons", report.persons())
        .put("operatorKind", report.operatorKind())
        .put("dueAt", Json.time(report.dueMillis()));
  }
}
