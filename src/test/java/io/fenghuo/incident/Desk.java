package io.fenghuo.incident;

import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One desk's book in memory, and a clock that is told how far event time has come. */
public final class Desk implements IncidentBook {

  private final Map<String, Incident> incidents = new HashMap<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final TreeMap<Long, TreeSet<String>> wakes = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final IncidentLife life;

  public Desk() {
    this(Trouble.LIMITS);
  }

  public Desk(IncidentLimits limits) {
    life = new IncidentLife(limits);
  }

  /** As the operator does in replay, with the end of all time at the end. */
  public static Desk replayed(List<IncidentInput> inputs) {
    Desk desk = new Desk();
    inputs.stream().sorted(IncidentInput.ORDER).forEach(desk::inOrder);
    return desk.passes(Long.MAX_VALUE);
  }

  /** Takes an input when event time has come right up to it. */
  public Desk inOrder(IncidentInput input) {
    passes(input.timeMillis() - 1);
    return takes(input);
  }

  /** Takes an input on arrival, without any passing of time. */
  public Desk takes(IncidentInput input) {
    return apply(life.on(this, input));
  }

  public Desk takes(Finding finding) {
    return takes(IncidentInput.of(finding));
  }

  public Desk takes(Symptom symptom) {
    return takes(IncidentInput.of(symptom));
  }

  public Desk passesMinute(double minute) {
    return passes(Trouble.minutes(minute));
  }

  public Desk passes(long timeMillis) {
    while (!wakes.isEmpty() && wakes.firstKey() <= timeMillis) {
      Map.Entry<Long, TreeSet<String>> due = wakes.pollFirstEntry();
      due.getValue().forEach(key -> apply(life.at(this, key, due.getKey())));
    }
    return this;
  }

  /** The records so far. */
  public List<Alert> alerts() {
    return alerts;
  }

  public List<AlertEvent> events() {
    return alerts.stream().map(Alert::event).toList();
  }

  public Alert last() {
    return alerts.get(alerts.size() - 1);
  }

  public Incident only() {
    return incidents.values().stream().reduce((a, b) -> null).orElseThrow();
  }

  boolean isEmpty() {
    return incidents.isEmpty() && standings.isEmpty() && wakes.isEmpty();
  }

  private Desk apply(Turn turn) {
    turn.changedIncidents().forEach((key, value) -> put(incidents, key, value));
    turn.changedStandings().forEach((key, value) -> put(standings, key, value));
    turn.wakes().forEach((key, time) -> wakes.computeIfAbsent(time, t -> new TreeSet<>()).add(key));
    alerts.addAll(turn.alerts());
    return this;
  }

  private static <V> void put(Map<String, V> state, String key, V value) {
    if (value == null) {
      state.remove(key);
    } else {
      state.put(key, value);
    }
  }

  @Override
  public Incident incident(String key) {
    return incidents.get(key);
  }

  @Override
  public Iterable<Incident> incidents() {
    return incidents.values().stream().sorted(Comparator.comparing(Incident::key)).toList();
  }

  @Override
  public Standing standing(String key) {
    return standings.get(key);
  }

  @Override
  public Iterable<Standing> standings() {
    return List.copyOf(standings.values());
  }
}
