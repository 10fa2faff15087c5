package io.fenghuo.incident;

import io.fenghuo.control.CommandRefusal;
import io.fenghuo.health.SourceHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one input changes in a book and what must be said; the book itself is left as it is. It
 * reads through to the book what it has not changed. A change to null means: forget.
 */
final class Changeset {

  private final IncidentBook before;
  private final Overlay<Incident> incidents;
  private final Overlay<Standing> standings;
  private final Map<String, MuteOrder> mutes = new LinkedHashMap<>();
  private final Map<String, SourceHealth> ills = new LinkedHashMap<>();
  private final Map<String, LiveAgain> livesAgain = new LinkedHashMap<>();
  private final Map<String, Budget> budgets = new LinkedHashMap<>();
  private final Map<String, Set<String>> counted = new LinkedHashMap<>();
  private final List<Absorbed> absorbed = new ArrayList<>();
  private TenantState tenantState;
  private final Map<String, Long> wakes = new TreeMap<>();
  private final Map<String, Long> deadlines = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<CommandRefusal> refusals = new ArrayList<>();
  private int overLimit;
  private int heldBack;

  private long nowMillis = Long.MIN_VALUE;

  Changeset(IncidentBook before) {
    this.before = before;
    this.incidents = new Overlay<>(before::incident, before::incidentsUnder, Index::of);
    this.standings = new Overlay<>(before::standing, before::standingsUnder, Index::of);
  }

  /** Tells it the input's time, where that may be later than what is worked in. */
  Changeset at(long millis) {
    nowMillis = millis;
    return this;
  }

  /** By how much what happened then is worked in late. */
  long lateBy(long timeMillis) {
    return nowMillis == Long.MIN_VALUE ? 0 : Math.max(0, nowMillis - timeMillis);
  }

  Incident incident(String key) {
    return incidents.get(key);
  }

  /** The incidents found under a term of {@link Index}, in the order of their places. */
  List<Incident> incidents(String term) {
    return incidents.under(List.of(term));
  }

  /** Those found under any of the terms, each once, that are really wanted. */
  List<Incident> incidents(Collection<String> terms, Predicate<Incident> wanted) {
    return incidents.under(terms).stream().filter(wanted).toList();
  }

  Standing standing(String key) {
    return standings.get(key);
  }

  /** The lines found under any of the terms. */
  List<Standing> standings(Collection<String> terms) {
    return standings.under(terms);
  }

  MuteOrder mute(String id) {
    return mutes.containsKey(id) ? mutes.get(id) : before.mute(id);
  }

  List<MuteOrder> mutes() {
    return sorted(all(mutes, before.mutes(), MuteOrder::id), MuteOrder::id);
  }

  /** The units of the input that are missed, see {@link Inputs}. */
  List<SourceHealth> ills() {
    return sorted(all(ills, before.ills(), SourceHealth::key), SourceHealth::key);
  }

  /** The units of the input that were missed and are live again since lately. */
  List<LiveAgain> livesAgain() {
    return all(livesAgain, before.livesAgain(), LiveAgain::key);
  }

  Budget budget(String key) {
    return budgets.containsKey(key) ? budgets.get(key) : before.budget(key);
  }

  /**
   * @param budget null to forget it
   */
  void putBudget(String key, Budget budget) {
    budgets.put(key, budget);
  }

  /**
   * Counts a person in an incident of many.
   *
   * @return whether she had not been counted there before
   */
  boolean count(String place, String person) {
    return !before.isCounted(place, person)
        && counted.computeIfAbsent(place, p -> new LinkedHashSet<>()).add(person);
  }

  /** A customer is counted in an incident instead of having one of her own. */
  void absorb(Absorbed customer) {
    absorbed.add(customer);
  }

  TenantState tenantState() {
    return tenantState == null ? before.tenantState() : tenantState;
  }

  private static <V> List<V> all(
      Map<String, V> changed, Iterable<V> before, Function<V, String> key) {
    List<V> all = new ArrayList<>();
    changed.values().stream().filter(Objects::nonNull).forEach(all::add);
    before.forEach(
        value -> {
          if (!changed.containsKey(key.apply(value))) {
            all.add(value);
          }
        });
    return all;
  }

  private static <V> List<V> sorted(List<V> all, Function<V, String> key) {
    all.sort(Comparator.comparing(key));
    return all;
  }

  /**
   * Whether anything that sustains the part is up: its line, one of its measures, or, where none of
   * these was up since its finding, what the finding rests on.
   */
  boolean sustains(Part part) {
    return (part.line() != null && isUp(part.line()))
        || follows(part)
        || (!part.followed() && part.rests().stream().anyMatch(this::isUp));
  }

  /** Whether any line of a measure by which the part is over is up. */
  boolean follows(Part part) {
    return part.measures().stream()
        .flatMap(measure -> standings(Index.agreeing(measure, part.scope())).stream())
        .anyMatch(s -> s.up() && part.sustainedBy(s.measureId(), s.scope()));
  }

  private boolean isUp(String line) {
    Standing standing = standing(line);
    return standing != null && standing.up();
  }

  /** Whether a gap came or went that others may follow from. */
  boolean hasOtherGaps() {
    return incidents.changed().keySet().stream()
        .anyMatch(key -> !gaps(incidents.termsBefore(key)).equals(gaps(incidents.termsNow(key))));
  }

  /** Whether it has left something for {@link IncidentLife#goOn}. */
  boolean isUnfinished() {
    return tenantState().bucketsLeft() > 0;
  }

  private static List<String> gaps(Set<String> terms) {
    return terms.stream().filter(Index::isGap).toList();
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

  void put(MuteOrder order) {
    mutes.put(order.id(), order);
  }

  void forgetMute(String id) {
    mutes.put(id, null);
  }

  void putIll(SourceHealth health) {
    ills.put(health.key(), health);
  }

  void forgetIll(String key) {
    ills.put(key, null);
  }

  void put(LiveAgain again) {
    livesAgain.put(again.key(), again);
  }

  void forgetLiveAgain(String key) {
    livesAgain.put(key, null);
  }

  void put(TenantState state) {
    tenantState = state;
  }

  /** Asks for {@link IncidentLife#at} with this key when event time has passed this instant. */
  void wake(String key, long timeMillis) {
    wakes.merge(key, timeMillis, Math::min);
  }

  /** The same when the input's clock has, even where event time stands still. */
  void deadline(String key, long timeMillis) {
    deadlines.merge(key, timeMillis, Math::min);
  }

  /** Something went unremembered because a limit was reached. */
  void overLimit() {
    overLimit++;
  }

  /** An incident was not told, because too many were lately. */
  void heldBack() {
    heldBack++;
  }

  void say(Alert alert) {
    alerts.add(alert);
  }

  void refuse(CommandRefusal refusal) {
    refusals.add(refusal);
  }

  /** By place in the book. */
  Overlay<Incident> changedIncidents() {
    return incidents;
  }

  /** By key. */
  Overlay<Standing> changedStandings() {
    return standings;
  }

  /** By id; null for one to forget. */
  Map<String, MuteOrder> changedMutes() {
    return mutes;
  }

  /** By key; null for one to forget. */
  Map<String, SourceHealth> changedIlls() {
    return ills;
  }

  /** By key; null for one to forget. */
  Map<String, LiveAgain> changedLivesAgain() {
    return livesAgain;
  }

  /** By key; null for one to forget. */
  Map<String, Budget> changedBudgets() {
    return budgets;
  }

  /** By place, the persons who are counted in the incident of many from now on. */
  Map<String, Set<String>> newlyCounted() {
    return counted;
  }

  List<Absorbed> absorbed() {
    return absorbed;
  }

  /** Null where it is as it was. */
  TenantState changedTenantState() {
    return tenantState;
  }

  /** The next instants at which something is due in event time, by key. */
  Map<String, Long> wakes() {
    return wakes;
  }

  /** The next instants at which something is due on the input's clock, by key. */
  Map<String, Long> deadlines() {
    return deadlines;
  }

  /** How often something went unremembered. */
  int overLimitCount() {
    return overLimit;
  }

  /** How many incidents were held back. */
  int heldBackCount() {
    return heldBack;
  }

  List<Alert> alerts() {
    return alerts;
  }

  List<CommandRefusal> refusals() {
    return refusals;
  }
}
