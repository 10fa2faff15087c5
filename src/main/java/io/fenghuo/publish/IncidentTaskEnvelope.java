package io.fenghuo.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.respond.TaskStep;
import java.time.Instant;
import java.util.Locale;

/**
 * How a department's task leaves, under {@code schemas/incident-task.json}; its incident is the
 * key, so that all departments' records stay in order.
 */
final class IncidentTaskEnvelope implements Envelope<IncidentTask> {

  static final String SCHEMA = "urn:fenghuo:schema:incident-task:1";

  private final String topic;

  IncidentTaskEnvelope(String topic) {
    this.topic = topic;
  }

  @Override
  public Outgoing wrap(IncidentTask task) {
    return new Outgoing(
        topic,
        task.incidentId(),
        task.recordId(),
        "io.fenghuo.task." + task.event().name().toLowerCase(Locale.ROOT),
        "urn:fenghuo:respond",
        task.taskId(),
        Instant.ofEpochMilli(task.timeMillis()),
        SCHEMA,
        Json.bytes(json(task)));
  }

  private static ObjectNode json(IncidentTask task) {
    ObjectNode json = Json.object();
    json.put("taskId", task.taskId());
    json.put("alertId", task.alertId());
    json.put("incidentId", task.incidentId());
    json.put("epoch", task.epoch());
    json.put("seq", task.seq());
    json.put("event", task.event().name());
    json.put("reason", task.reason().name());
    json.set("duty", HandlingJson.duty(task.duty()));
    json.set("level", AlertJson.level(task.level()));
    json.put("incidentType", task.incidentType().name());
    json.set("scope", AlertJson.scope(task.scope()));
    if (task.playbookVersion() > 0) {
      json.set(
          "playbook",
          Json.object().put("id", task.playbook()).put("version", task.playbookVersion()));
    }
    ArrayNode steps = json.putArray("steps");
    task.steps().forEach(step -> steps.add(step(step)));
    json.set("says", Json.says(task.says()));
    Json.text(json, "otherIncidentId", task.otherIncidentId());
    json.put("openedAt", Json.time(task.openedMillis()));
    json.put("eventTime", Json.time(task.timeMillis()));
    Json.text(json, "drillId", task.drillId());
    return json;
  }

  private static ObjectNode step(TaskStep step) {
    ObjectNode json = Json.object();
    json.put("stepId", step.stepId());
    json.put("dueAt", Json.time(step.dueMillis()));
    json.set("says", Json.says(step.says()));
    return json;
  }
}
