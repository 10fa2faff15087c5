package io.fenghuo.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one input changes in a book and what must be said; the book itself is left as it is. It
 * reads through to the book what it has not changed. A change to null means: forget.
 */
final class Turn {

  private final IncidentBook before;
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<String, Standing> standings = new LinkedHashMap<>();
  private final Map<String, Long> wakes = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private int overLimit;

  Turn(IncidentBook before) {
    this.before = before;
  }

  Incident incident(String key) {
    return incidents.containsKey(key) ? incidents.get(key) : before.incident(key);
  }

  /** The incidents as they were before this turn. */
  Iterable<Incident> incidentsBefore() {
    return before.incidents();
  }

  Standing standing(String key) {
    return standings.containsKey(key) ? standings.get(key) : before.standing(key);
  }

  /** All lines that are known, up and back. */
  List<Standing> standings() {
    List<Standing> all = new ArrayList<>();
    standings.values().stream().filter(Objects::nonNull).forEach(all::add);
    before
        .standings()
        .forEach(
            standing -> {
              if (!standings.containsKey(standing.key())) {
                all.add(standing);
              }
            });
    return all;
  }

  /** Whether anything that sustains the part is up. */
  boolean sustains(Part part) {
    if (part.line() != null && isUp(part.line())) {
      return true;
    }
    if (part.measures().isEmpty()) {
      return false;
    }
    return standings().stream().anyMatch(s -> s.up() && part.sustainedBy(s.measureId(), s.scope()));
  }

  private boolean isUp(String line) {
    Standing standing = standing(line);
    return standing != null && standing.up();
  }

  void put(Incident incident) {
    incidents.put(incident.key(), incident);
  }

  void forgetIncident(String key) {
    incidents.put(key, null);
  }

  void put(Standing standing) {
    standings.put(standing.key(), standing);
  }

  void forgetStanding(String key) {
    standings.put(key, null);
  }

  /** Asks for {@link IncidentLife#at} with this key when event time has passed this instant. */
  void wake(String key, long timeMillis) {
    wakes.put(key, timeMillis);
  }

  /** Something went unremembered because a limit was reached. */
  void overLimit() {
    overLimit++;
  }

  void say(Alert alert) {
    alerts.add(alert);
  }

  /** By place in the book; null for one to forget. */
  Map<String, Incident> changedIncidents() {
    return incidents;
  }

  /** By key; null for one to forget. */
  Map<String, Standing> changedStandings() {
    return standings;
  }

  /** The next instants at which something is due, by key. */
  Map<String, Long> wakes() {
    return wakes;
  }

  /** How often something went unremembered. */
  int overLimitCount() {
    return overLimit;
  }

  List<Alert> alerts() {
    return alerts;
  }
}
