package io.fenghuo.notify;

import java.util.List;

/**
 * What Alertmanager is to show for one dedup key.
 *
 * @param incidentId the incident that has the key now
 * @param openedMillis when that incident opened, event time
 * @param startsMillis when it began as Alertmanager is told: never in the wall clock's future
 * @param alertId the incident's last record
 * @param figures the last figures that a record of the incident gave; empty for none
 * @param link page of the incident; empty for none
 * @param faces the firing one first, then those that are over and still repeated
 * @param dueMillis when all of it is sent again, wall clock
 */
public record Shown(
    String incidentId,
    long openedMillis,
    long startsMillis,
    String alertId,
    String figures,
    String link,
    List<Face> faces,
    long dueMillis) {

  Shown withFaces(List<Face> others) {
    return new Shown(
        incidentId, openedMillis, startsMillis, alertId, figures, link, others, dueMillis);
  }

  Shown dueAt(long millis) {
    return new Shown(incidentId, openedMillis, startsMillis, alertId, figures, link, faces, millis);
  }
}
