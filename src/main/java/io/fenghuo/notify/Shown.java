package io.fenghuo.notify;

import java.util.List;

/**
 * What Alertmanager is to show for one dedup key.
 *
 * @param incidentId the incident that has the key now
 * @param openedMillis when that incident opened, event time
 * @param startsMillis when it began as Alertmanager is told: never in the wall clock's future
 * @param alertId the incident's last record
 * @param link page of the incident; empty for none
 * @param faces the firing one first, then those that are over and still repeated
 * @param dueMillis when all of it is sent again, wall clock
 */
public record Shown(
    String incidentId,
    long openedMillis,
    long startsMillis,
    String alertId,
    String link,
    List<Face> faces,
    long dueMillis) {

  Shown withFaces(List<Face> others) {
    return new Shown(incidentId, openedMillis, startsMillis, alertId, link, others, dueMillis);
  }

  Shown dueAt(long millis) {
    return new Shown(incidentId, openedMillis, startsMillis, alertId, link, faces, millis);
  }
}
