package io.fenghuo.publish;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fenghuo.control.ControlKind;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.control.RejectionReason;
import io.fenghuo.event.Origin;
import io.fenghuo.incident.Alert;
import io.fenghuo.privacy.Masking;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.words.LocalizedText;
import java.time.Instant;
import java.util.Locale;

/**
 * How the records leave whose JSON is the record itself. The key is what keeps in order what
 * belongs together: the incident of its alerts and of all its departments' tasks, the customer, the
 * rule, the command.
 */
final class Envelopes {

  private static final String RESPOND = "urn:fenghuo:respond";

  private Envelopes() {}

  /** An alert, under {@code schemas/alert.json}. */
  static Outgoing alert(String topic, Alert alert) {
    return new Outgoing(
        topic,
        alert.incidentId(),
        alert.alertId(),
        type("incident", alert.event()),
        "urn:fenghuo:incident",
        alert.incidentId(),
        Instant.ofEpochMilli(alert.timeMillis()),
        AlertJson.SCHEMA,
        AlertJson.bytes(alert));
  }

  /** A department's task, under {@code schemas/incident-task.json}. */
  static Outgoing task(String topic, IncidentTask task) {
    return new Outgoing(
        topic,
        task.incidentId(),
        task.recordId(),
        type("task", task.event()),
        RESPOND,
        task.taskId(),
        Instant.ofEpochMilli(task.timeMillis()),
        "urn:fenghuo:schema:incident-task:1",
        Json.bytes(task));
  }

  /** A proposal for one customer, under {@code schemas/care-directive.json}. */
  static Outgoing careDirective(String topic, CareDirective directive) {
    return new Outgoing(
        topic,
        directive.customer(),
        directive.directiveId(),
        "io.fenghuo.care.proposed",
        RESPOND,
        directive.customer(),
        Instant.ofEpochMilli(directive.timeMillis()),
        "urn:fenghuo:schema:care-directive:1",
        Json.bytes(directive));
  }

  /** A word on a rule, under {@code schemas/rules-status.json}. */
  static Outgoing ruleStatus(String topic, RuleStatus status) {
    return new Outgoing(
        topic,
        status.ruleId(),
        status.statusId(),
        type("rule", status.status()),
        "urn:fenghuo:rules",
        status.ruleId(),
        Instant.ofEpochMilli(Math.max(0, status.timeMillis())),
        "urn:fenghuo:schema:rules-status:1",
        Json.bytes(masked(status)));
  }

  /** The job's own sentences have figures to keep; a refusal repeats what somebody typed. */
  private static RuleStatus masked(RuleStatus status) {
    return status.reasons().isEmpty()
        ? status
        : status.saying(
            status.reasons().stream().map(Masking::mask).toList(), masked(status.says()));
  }

  /** The answer to a command, under {@code schemas/control-rejected.json}. */
  static Outgoing controlRejection(String topic, ControlRejection rejection) {
    return new Outgoing(
        topic,
        rejection.commandId(),
        rejection.origin().toString(),
        "io.fenghuo.control.rejected",
        "urn:fenghuo:control",
        rejection.commandId(),
        Instant.ofEpochMilli(Math.max(0, rejection.recordTimeMillis())),
        "urn:fenghuo:schema:control-rejected:1",
        Json.bytes(
            new Rejected(
                rejection.commandId(),
                rejection.kind(),
                rejection.actor(),
                rejection.reason(),
                masked(rejection.says()),
                rejection.origin(),
                rejection.recordTimeMillis() < 0 ? null : rejection.recordTimeMillis())));
  }

  private record Rejected(
      String commandId,
      ControlKind kind,
      @JsonSerialize(using = JsonValues.MaskedName.class) String actor,
      RejectionReason reason,
      LocalizedText says,
      @JsonUnwrapped Origin origin,
      @RecordShapes.Time Long recordTime) {}

  private static LocalizedText masked(LocalizedText says) {
    return says.map(Masking::mask);
  }

  private static String type(String of, Enum<?> what) {
    return "io.fenghuo." + of + "." + what.name().toLowerCase(Locale.ROOT);
  }
}
