package io.fenghuo.incident;

import io.fenghuo.event.EventKind;
import io.fenghuo.handling.Profile;
import io.fenghuo.handling.Response;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An incident while one input is worked into it: what has become of it so far, and what is said of
 * it. What an input does to it is told by {@link Joining}, {@link Passing} and {@link Handwork}.
 */
final class IncidentDraft {

  final Terms terms;
  final Changeset changes;
  final Profile profile;
  final List<IncidentType> types;
  final List<String> rules;
  final List<EventKind.Stream> inputs;
  final Parts parts;
  final ImpactDraft extent;
  final HandlingDraft handling;
  final AlertWriter alerts;
  final List<String> related;

  private final Incident before;
  private long clockMillis;
  private boolean opens;
  private boolean closedByHand;

  IncidentState state;
  Level level;
  Level natural;
  Level peakLevel;
  IncidentType type;
  Part lead;
  long findingCount;
  long absorbedCount;
  long closeMillis;

  IncidentDraft(Incident incident, Changeset changes, Terms terms) {
    this.before = incident;
    this.changes = changes;
    this.terms = terms;
    this.profile = terms.profile(changes.tenantState(), incident.scope().tenant());
    this.state = incident.state();
    this.level = incident.level();
    this.natural = incident.natural();
    this.peakLevel = incident.peakLevel();
    this.type = incident.type();
    this.types = new ArrayList<>(incident.types());
    this.rules = new ArrayList<>(incident.rules());
    this.inputs = new ArrayList<>(incident.inputs());
    this.parts = new Parts(incident.parts(), incident.holdUntilMillis(), terms.limits());
    this.lead = incident.lead();
    this.extent = new ImpactDraft(incident);
    this.handling = new HandlingDraft(incident.handling());
    this.alerts = new AlertWriter(this, incident.seq(), incident.remarks());
    this.findingCount = incident.findingCount();
    this.absorbedCount = incident.absorbedCount();
    this.clockMillis = incident.clockMillis();
    this.closeMillis = incident.closeMillis();
    this.related = new ArrayList<>(incident.related());
  }

  Incident freeze() {
    IncidentBuilder now = new IncidentBuilder(before);
    now.seq = alerts.seq();
    now.state = state;
    now.level = level;
    now.natural = natural;
    now.peakLevel = peakLevel;
    now.type = type;
    now.types = types;
    now.rules = rules;
    now.inputs = inputs;
    now.parts = parts.list();
    now.lead = lead;
    now.scope = extent.scope();
    now.scopeTold = extent.scopeTold();
    now.impact = extent.impact();
    now.impactTold = extent.impactTold();
    now.figuresTold = extent.figuresTold();
    now.findingCount = findingCount;
    now.absorbedCount = absorbedCount;
    now.clockMillis = clockMillis;
    now.holdUntilMillis = parts.holdUntilMillis();
    now.closeMillis = closeMillis;
    now.related = related;
    now.handling = handling.freeze();
    now.remarks = alerts.remarks().list();
    return now.build();
  }

  String key() {
    return before.key();
  }

  String incidentId() {
    return before.incidentId();
  }

  String dedupKey() {
    return before.dedupKey();
  }

  /** As it was before this changeset. */
  Incident before() {
    return before;
  }

  long openedMillis() {
    return before.openedMillis();
  }

  long reportFromMillis() {
    return before.reportFromMillis();
  }

  long clockMillis() {
    return clockMillis;
  }

  Family family() {
    return Family.of(type);
  }

  boolean isTold() {
    return alerts.seq() > 0 || opens;
  }

  /** The most severe it had been before this changeset. */
  Level peakBefore() {
    return before.peakLevel();
  }

  boolean lasts() {
    return state != IncidentState.RESOLVED && state != IncidentState.CLOSED;
  }

  void seen(long timeMillis) {
    clockMillis = Math.max(clockMillis, timeMillis);
  }

  /** Brings state, level and lead in line with the parts and with who has acknowledged. */
  void restate() {
    lead = parts.leading().orElse(lead);
    level = handling.pinned == null ? natural : handling.pinned;
    if (family() == Family.DATA_LEAK) {
      Long persons = extent.impact().persons();
      handling.report =
          terms.leaks().report(before.reportFromMillis(), persons == null ? 0 : persons);
    }
    peakLevel = Level.moreSevere(peakLevel, level);
    if (!isTold()) {
      state = IncidentState.PENDING;
    } else if (!parts.stand()) {
      state = IncidentState.RECOVERING;
    } else if (handling.mitigating) {
      state = IncidentState.MITIGATING;
    } else {
      state = handling.duties.allAcked() ? IncidentState.ACKED : IncidentState.OPEN;
    }
  }

  /** How grave it is by its parts and its extent; as grave as it was where no part is left. */
  Level weighed() {
    return raisedByExtent(parts.gravest().orElse(natural));
  }

  Level raisedByExtent(Level byParts) {
    Impact impact = extent.impact();
    Level byExtent =
        profile.ofImpact(
            type, impact.sessions(), impact.customers(), impact.complaints(), impact.reach());
    return byExtent == null ? byParts : Level.moreSevere(byParts, byExtent);
  }

  /** Those who are to be told by now have their part in it. */
  void assign(long timeMillis) {
    Response wanted = profile.response(type, level, handling.response);
    handling.assign(wanted, timeMillis, ackDueMillis(timeMillis));
  }

  /** It is worse than what anybody has acknowledged. */
  void rearm(long timeMillis) {
    handling.mitigating = false;
    assign(timeMillis);
    handling.duties.arm(timeMillis, ackDueMillis(timeMillis));
  }

  /**
   * How long after this time an acknowledgement is due. Who hears late, because something was read
   * late, has the same time from then on.
   */
  long ackDueMillis(long timeMillis) {
    return profile.ackDueMillis(level) + changes.lateBy(timeMillis);
  }

  /** The inputs and sources that its figures need and that are not alive. */
  List<SourceHealth> missed() {
    return new Inputs(changes, terms).missed(this);
  }

  /** From when on all that it needs has been alive for long enough; 0 where none was missed. */
  long liveFromMillis() {
    return new Inputs(changes, terms).liveFromMillis(this);
  }

  /** Tells of it for the first time; those who are to handle it are told by the same record. */
  void open(AlertReason reason, LocalizedText ground, Occasion occasion) {
    opens = true;
    assign(occasion.timeMillis() == null ? clockMillis : occasion.timeMillis());
    restate();
    LocalizedText all = new Related(this).openingWith(ground);
    alerts.say(AlertEvent.OPENED, reason, null, words().opened(all), occasion);
  }

  /**
   * It is over: what is left of it waits for a relapse.
   *
   * @param byHand whether an operator says so, whatever its figures say
   */
  void resolve(boolean byHand) {
    state = IncidentState.RESOLVED;
    closeMillis = clockMillis + terms.limits().reopenMillis(level);
    if (byHand) {
      handling.calledOver = parts.measuredOr(handling.calledOver);
      handling.calledOverUntilMillis = closeMillis;
    }
    parts.clear();
    handling.mitigating = false;
    handling.waitForNothing();
  }

  /** It is over by having become part of another one. */
  void end() {
    state = IncidentState.CLOSED;
    handling.waitForNothing();
  }

  /** It is forgotten at once. */
  void closeByHand() {
    state = IncidentState.CLOSED;
    closedByHand = true;
    closeMillis = Math.max(closeMillis, clockMillis + terms.limits().reopenMillis(level));
    handling.calledOverUntilMillis = closeMillis;
  }

  boolean isClosedByHand() {
    return closedByHand;
  }

  /** The incident that this one is followed by if what it was of still stands after its end. */
  Incident next() {
    return freeze().after();
  }

  Wording words() {
    return new Wording(type, level, extent.scope(), terms.names());
  }

  HandlingWording handlingWords() {
    return new HandlingWording(words());
  }

  static <T> boolean remember(Collection<T> known, T name, int limit) {
    return !known.contains(name) && known.size() < limit && known.add(name);
  }
}
