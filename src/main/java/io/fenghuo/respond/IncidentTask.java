package io.fenghuo.respond;

import io.fenghuo.incident.Affected;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Duty;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * One department's part in one incident. Every record of a task tells it whole, so that the newest
 * stands for all before it.
 *
 * @param recordId made from the task and the alert behind it: the same after a restart
 * @param taskId made from the incident and the department: the same for the incident's whole life
 * @param alertId the alert that it follows from
 * @param incidentId the incident
 * @param epoch the alert's: of two records that of the higher epoch is the newer
 * @param seq the alert's number within the incident: within an epoch the higher is the newer
 * @param event what is said of the task
 * @param reason the alert's
 * @param duty the department, its part, and whether it has acknowledged
 * @param level how grave the incident is
 * @param incidentType what kind of trouble it is
 * @param scope what is affected
 * @param playbook by which it is handled; null for none
 * @param steps what the department is to do, those due first in front; empty where the playbook has
 *     nothing for it, and once nothing is to be done any more
 * @param says the alert's sentence
 * @param otherIncidentId the incident it is now part of; null for none
 * @param openedMillis when the incident opened
 * @param timeMillis event time of the alert
 * @param drillId the drill it belongs to; null for a real one
 */
public record IncidentTask(
    String recordId,
    String taskId,
    String alertId,
    String incidentId,
    long epoch,
    long seq,
    TaskEvent event,
    AlertReason reason,
    Duty duty,
    Level level,
    IncidentType incidentType,
    Affected scope,
    PlaybookRef playbook,
    List<TaskStep> steps,
    LocalizedText says,
    String otherIncidentId,
    long openedMillis,
    long timeMillis,
    String drillId) {}
