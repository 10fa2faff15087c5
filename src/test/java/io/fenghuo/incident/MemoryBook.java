package io.fenghuo.incident;

import io.fenghuo.control.CommandRefusal;
import io.fenghuo.control.IncidentCommand;
import io.fenghuo.handling.Profiles;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import io.fenghuo.words.HumanNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** One desk's book in memory, and a clock that is told how far event time has come. */
public final class MemoryBook implements IncidentBook {

  private final Map<String, Incident> incidents = new HashMap<>();
  private final Map<String, Set<String>> incidentIndex = new HashMap<>();
  private final Map<String, Set<String>> standingIndex = new HashMap<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final Map<String, MuteOrder> mutes = new HashMap<>();
  private final Map<String, SourceHealth> ills = new HashMap<>();
  private final Map<String, LiveAgain> livesAgain = new HashMap<>();
  private final Map<String, Budget> budgets = new HashMap<>();
  private final Map<String, Set<String>> counted = new HashMap<>();
  private final List<Absorbed> absorbed = new ArrayList<>();
  private TenantState tenantState = TenantState.NEW;
  private final TreeMap<Long, TreeSet<String>> wakes = new TreeMap<>();
  private final Map<String, Long> deadlines = new TreeMap<>();
  private final List<CommandRefusal> refusals = new ArrayList<>();
  private long nowMillis;
  private final List<Alert> alerts = new ArrayList<>();
  private final IncidentLife life;

  public MemoryBook() {
    this(Trouble.LIMITS);
  }

  public MemoryBook(IncidentLimits limits) {
    this(limits, Trouble.PATIENT);
  }

  public MemoryBook(IncidentLimits limits, Profiles profiles) {
    life = new IncidentLife(limits, Trouble.LEAKS, profiles, HumanNames.NONE);
  }

  /** Another one that goes on from here as this one may. */
  public MemoryBook copy() {
    MemoryBook copy = new MemoryBook(life);
    copy.incidents.putAll(incidents);
    copy.standings.putAll(standings);
    copy.mutes.putAll(mutes);
    copy.ills.putAll(ills);
    copy.livesAgain.putAll(livesAgain);
    copy.budgets.putAll(budgets);
    copy.absorbed.addAll(absorbed);
    copySets(incidentIndex, copy.incidentIndex);
    copySets(standingIndex, copy.standingIndex);
    copySets(counted, copy.counted);
    copy.tenantState = tenantState;
    wakes.forEach((time, names) -> copy.wakes.put(time, new TreeSet<>(names)));
    copy.deadlines.putAll(deadlines);
    copy.nowMillis = nowMillis;
    copy.alerts.addAll(alerts);
    return copy;
  }

  private static void copySets(Map<String, Set<String>> from, Map<String, Set<String>> to) {
    from.forEach((term, keys) -> to.put(term, new TreeSet<>(keys)));
  }

  private MemoryBook(IncidentLife life) {
    this.life = life;
  }

  /** One by whose profile acknowledgements come due as they do by default. */
  public static MemoryBook general() {
    return new MemoryBook(Trouble.LIMITS, Trouble.GENERAL);
  }

  /** As the operator does in replay, with the end of all time at the end. */
  public static MemoryBook replayed(List<IncidentInput> inputs) {
    MemoryBook tenantState = new MemoryBook();
    inputs.stream().sorted(IncidentInput.ORDER).forEach(tenantState::inOrder);
    return tenantState.passes(Long.MAX_VALUE);
  }

  /** Takes an input when event time has come right up to it. */
  public MemoryBook inOrder(IncidentInput input) {
    passes(input.timeMillis() - 1);
    return takes(input);
  }

  /** Takes an input on arrival, without any passing of time. */
  public MemoryBook takes(IncidentInput input) {
    nowMillis = Math.max(nowMillis, input.command() == null ? input.timeMillis() : nowMillis);
    return apply(life.on(this, input, nowMillis));
  }

  public MemoryBook takes(Finding finding) {
    return takes(IncidentInput.of(finding));
  }

  public MemoryBook takes(Symptom symptom) {
    return takes(IncidentInput.of(symptom));
  }

  public MemoryBook passesMinute(double minute) {
    return passes(Trouble.minutes(minute));
  }

  /** The input's clock runs on to this time while event time stands still. */
  public MemoryBook stillUntil(long timeMillis) {
    nowMillis = Math.max(nowMillis, timeMillis);
    while (true) {
      Map.Entry<String, Long> next =
          deadlines.entrySet().stream()
              .min(Map.Entry.comparingByValue())
              .map(Map.Entry::copyOf) // A tree's own entry changes with the tree.
              .orElse(null);
      if (next == null || next.getValue() > timeMillis) {
        return this;
      }
      deadlines.remove(next.getKey());
      apply(life.deadline(this, next.getKey(), next.getValue()));
    }
  }

  public MemoryBook takes(SourceHealth health) {
    return takes(IncidentInput.of(health));
  }

  /** Carries out a command at the input's time. */
  public MemoryBook takes(IncidentCommand command) {
    return takes(IncidentInput.of(command));
  }

  /** What was asked for and refused so far. */
  public List<CommandRefusal> refusals() {
    return refusals;
  }

  /** Event time comes as far as the desk's. */
  public MemoryBook ticks() {
    return passes(nowMillis);
  }

  public MemoryBook passes(long timeMillis) {
    if (timeMillis != Long.MAX_VALUE) {
      nowMillis = Math.max(nowMillis, timeMillis);
    }
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
    return incidents.isEmpty()
        && standings.isEmpty()
        && wakes.isEmpty()
        && mutes.isEmpty()
        && livesAgain.isEmpty()
        && budgets.isEmpty()
        && counted.isEmpty()
        && tenantState.equals(TenantState.NEW);
  }

  private MemoryBook apply(Changeset changes) {
    changes
        .changedIncidents()
        .changed()
        .forEach((key, value) -> put(incidents, incidentIndex, Index::of, key, value));
    changes
        .changedStandings()
        .changed()
        .forEach((key, value) -> put(standings, standingIndex, Index::of, key, value));
    changes.changedMutes().forEach((key, value) -> put(mutes, key, value));
    changes.changedIlls().forEach((key, value) -> put(ills, key, value));
    changes.changedLivesAgain().forEach((key, value) -> put(livesAgain, key, value));
    changes.changedBudgets().forEach((key, value) -> put(budgets, key, value));
    changes
        .newlyCounted()
        .forEach((place, who) -> counted.computeIfAbsent(place, p -> new TreeSet<>()).addAll(who));
    counted.keySet().removeIf(place -> !incidents.containsKey(place));
    absorbed.addAll(changes.absorbed());
    tenantState = changes.changedTenantState() == null ? tenantState : changes.changedTenantState();
    changes
        .changedIncidents()
        .changed()
        .forEach(
            (key, value) -> {
              deadlines.remove(key);
              if (value == null) {
                wakes.values().forEach(names -> names.remove(key));
                wakes.values().removeIf(TreeSet::isEmpty);
              }
            });
    deadlines.putAll(changes.deadlines());
    refusals.addAll(changes.refusals());
    changes
        .wakes()
        .forEach((key, time) -> wakes.computeIfAbsent(time, t -> new TreeSet<>()).add(key));
    alerts.addAll(changes.alerts());
    return changes.isUnfinished() ? apply(life.goOn(this)) : this;
  }

  private static <V> void put(
      Map<String, V> state,
      Map<String, Set<String>> index,
      Function<V, Set<String>> terms,
      String key,
      V value) {
    V before = state.get(key);
    if (before != null) {
      terms.apply(before).forEach(term -> index.get(term).remove(key));
    }
    put(state, key, value);
    if (value != null) {
      terms
          .apply(value)
          .forEach(term -> index.computeIfAbsent(term, t -> new TreeSet<>()).add(key));
    }
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
  public Iterable<String> incidentsUnder(String term) {
    return List.copyOf(incidentIndex.getOrDefault(term, Set.of()));
  }

  @Override
  public Iterable<String> standingsUnder(String term) {
    return List.copyOf(standingIndex.getOrDefault(term, Set.of()));
  }

  @Override
  public Iterable<LiveAgain> livesAgain() {
    return List.copyOf(livesAgain.values());
  }

  public Iterable<Incident> incidents() {
    return incidents.values().stream().sorted(Comparator.comparing(Incident::key)).toList();
  }

  @Override
  public MuteOrder mute(String id) {
    return mutes.get(id);
  }

  @Override
  public Iterable<MuteOrder> mutes() {
    return List.copyOf(mutes.values());
  }

  @Override
  public Iterable<SourceHealth> ills() {
    return List.copyOf(ills.values());
  }

  @Override
  public Budget budget(String key) {
    return budgets.get(key);
  }

  @Override
  public boolean isCounted(String place, String person) {
    return counted.getOrDefault(place, Set.of()).contains(person);
  }

  /** Who was counted in an incident instead of having one of her own. */
  public List<Absorbed> absorbed() {
    return absorbed;
  }

  @Override
  public TenantState tenantState() {
    return tenantState;
  }

  @Override
  public Standing standing(String key) {
    return standings.get(key);
  }
}
