package io.fenghuo.respond;

import io.fenghuo.handling.PlaybookStep;
import io.fenghuo.handling.Playbooks;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.Pseudonyms;
import io.fenghuo.rule.Department;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * What the departments are told of an alert, all of them at its instant. It keeps nothing: an alert
 * names every department with the time at which it was last told that it is wanted, so those are
 * told whose time is the alert's own.
 *
 * <ul>
 *   <li>ASSIGNED: of an alert that disturbs anybody, to each department that it wants anew;
 *   <li>ACKED: to each department that has acknowledged with this alert;
 *   <li>DONE or CANCELLED: when the incident is over, was none, or has become part of another, to
 *       each department it names, also while it is muted.
 * </ul>
 *
 * While an incident is muted or held back in a storm nobody is assigned; when it is told again in
 * full, everybody is.
 */
public final class Tasks implements FlatMapFunction<Alert, IncidentTask> {

  private final Playbooks playbooks;

  public Tasks(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public void flatMap(Alert alert, Collector<IncidentTask> out) {
    of(alert).forEach(out::collect);
  }

  List<IncidentTask> of(Alert alert) {
    return switch (alert.event()) {
      case OPENED, ESCALATED, UPDATED, REOPENED, UNSUPPRESSED, ACK_EXPIRED ->
          alert.flags().isMuted() ? List.of() : assigned(alert);
      case ACKED -> acked(alert);
      case RESOLVED ->
          ended(
              alert,
              alert.reason() == AlertReason.FALSE_ALARM ? TaskEvent.CANCELLED : TaskEvent.DONE);
      case MERGED -> ended(alert, TaskEvent.CANCELLED);
      case CLOSED ->
          // Behind RESOLVED it asks nothing of anybody; an operator may close what is not resolved.
          alert.reason() == AlertReason.BY_OPERATOR ? ended(alert, TaskEvent.DONE) : List.of();
      case DEESCALATED, REPEATED, SUPPRESSED, RESOLVE_HELD -> List.of();
    };
  }

  private List<IncidentTask> assigned(Alert alert) {
    return alert.departments().stream()
        .filter(duty -> duty.armedMillis() == alert.timeMillis())
        .map(duty -> task(alert, duty, TaskEvent.ASSIGNED, steps(alert, duty)))
        .toList();
  }

  private List<IncidentTask> acked(Alert alert) {
    return alert.departments().stream()
        .filter(duty -> duty.ackedMillis() != null && duty.ackedMillis() == alert.timeMillis())
        .map(duty -> task(alert, duty, TaskEvent.ACKED, steps(alert, duty)))
        .toList();
  }

  private List<IncidentTask> ended(Alert alert, TaskEvent end) {
    return alert.departments().stream().map(duty -> task(alert, duty, end, List.of())).toList();
  }

  /**
   * A step is due by the opening's time; where that had passed when the department was told, by the
   * time of that.
   */
  private List<TaskStep> steps(Alert alert, Duty duty) {
    return playbooks.byId(alert.playbook()).stream()
        .flatMap(playbook -> playbook.stepsOf(duty.department()).stream())
        .map(step -> new TaskStep(step.id(), due(step, alert, duty), step.text()))
        .toList();
  }

  private static long due(PlaybookStep step, Alert alert, Duty duty) {
    long due = alert.openedMillis() + step.dueMillis();
    return due > duty.armedMillis() ? due : duty.armedMillis() + step.dueMillis();
  }

  private IncidentTask task(Alert alert, Duty duty, TaskEvent event, List<TaskStep> steps) {
    String taskId = taskId(alert.incidentId(), duty.department());
    return new IncidentTask(
        Pseudonyms.nameFor("task-record-", taskId, event.name(), alert.alertId()),
        taskId,
        alert.alertId(),
        alert.incidentId(),
        alert.epoch(),
        alert.seq(),
        event,
        alert.reason(),
        duty,
        alert.level(),
        alert.incidentType(),
        alert.scope(),
        playbook(alert.playbook()),
        steps,
        alert.says(),
        alert.otherIncidentId(),
        alert.openedMillis(),
        alert.timeMillis(),
        alert.drillId());
  }

  /** Null for none, and for one that no file has any more. */
  private PlaybookRef playbook(String id) {
    return playbooks.byId(id).map(known -> new PlaybookRef(id, known.version())).orElse(null);
  }

  static String taskId(String incidentId, Department department) {
    return Pseudonyms.nameFor("task-", incidentId, department.name());
  }
}
