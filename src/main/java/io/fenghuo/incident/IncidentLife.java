package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;

/**
 * The life of a desk's incidents: a total function from (book, input or time) to (changes,
 * records). It keeps nothing between calls.
 *
 * <pre>
 *            OPENED            ESCALATED, DEESCALATED, UPDATED
 *      ─────────────────► OPEN ◄──┐
 *                         │  ▲    │ REOPENED
 *          all parts over ▼  │ a part stands again
 *                       RECOVERING ── RESOLVED ──► RESOLVED ── CLOSED ──► CLOSED, forgotten
 * </pre>
 *
 * Findings raise: they open, escalate, join and reopen, at once. Crossings of lines tell what still
 * stands, say nothing about the level, and may enlarge the impact. Time lowers: when event time has
 * passed a hold, the level falls, the incident is resolved, the reopen window ends. So no source
 * that runs ahead of another can call over what the slower one still reports.
 *
 * <p>Customers who escalate while a service incident of level III or graver is open are counted in
 * it. Known limits: an incident takes its impact from crossings only, so the figure is a floor; a
 * measure cut by less than tenant and brand sustains nothing of a brand; of more than {@link
 * IncidentLimits#maxParts} parts the mildest are not followed.
 */
final class IncidentLife {

  /** Wakes under this key are for lines that came back and can be forgotten. */
  static final String BOARD = "board";

  private static final Level ABSORBS_FROM = Level.III;

  private final IncidentLimits limits;
  private final Pseudonyms pseudonyms;

  IncidentLife(IncidentLimits limits) {
    this.limits = limits;
    this.pseudonyms = new Pseudonyms(limits.salt());
  }

  Turn on(IncidentBook book, IncidentInput input) {
    Turn turn = new Turn(book);
    if (input.finding() != null) {
      onFinding(turn, input.finding());
    } else {
      onSymptom(turn, input.symptom());
    }
    return turn;
  }

  /** What is due at the place in the book once event time has passed this instant. */
  Turn at(IncidentBook book, String key, long timeMillis) {
    Turn turn = new Turn(book);
    if (key.equals(BOARD)) {
      forgetLines(turn, timeMillis);
      return turn;
    }
    Incident incident = book.incident(key);
    if (incident != null) {
      IncidentDraft draft = new IncidentDraft(incident, limits);
      Long due = draft.dueMillis();
      while (due != null && due <= timeMillis) {
        draft.passed(turn, due);
        due = draft.dueMillis();
      }
      keep(turn, draft);
    }
    return turn;
  }

  private void onSymptom(Turn turn, Symptom symptom) {
    Standing standing = Standing.after(turn.standing(symptom.standingKey()), symptom);
    turn.put(standing);
    if (!standing.up()) {
      turn.wake(BOARD, standing.changedMillis() + limits.symptomMemoryMillis());
    }
    String enlarged = place(Impact.familyOf(standing.impact()), symptom.scope());
    for (Incident incident : turn.incidentsBefore()) {
      boolean enlarges =
          standing.up() && standing.impact() != null && incident.key().equals(enlarged);
      if (incident.state() == IncidentState.RESOLVED
          || !(enlarges || incident.parts().stream().anyMatch(part -> part.reads(symptom)))) {
        continue;
      }
      IncidentDraft draft = new IncidentDraft(incident, limits);
      draft.follow(turn, symptom, pseudonyms);
      if (enlarges) {
        draft.enlarge(turn, symptom, pseudonyms);
      }
      keep(turn, draft);
    }
  }

  private void onFinding(Turn turn, Finding finding) {
    finding.evidence().forEach(evidence -> learn(turn, finding, evidence));
    Family family = Family.of(finding.type());
    String place = place(family, finding.scope());
    Incident known = turn.incident(place);
    if (known != null
        && known.state() == IncidentState.RESOLVED
        && finding.timeMillis() > known.closeMillis()) {
      IncidentDraft lapsed = new IncidentDraft(known, limits);
      lapsed.passed(turn, known.closeMillis());
      known = null;
    }
    boolean unknown = known == null || known.state() == IncidentState.RESOLVED;
    if (family == Family.CUSTOMER_ESCALATION && unknown && absorbed(turn, finding)) {
      if (known == null) {
        turn.forgetIncident(place);
      }
      return;
    }
    IncidentDraft draft = new IncidentDraft(known == null ? first(place, finding) : known, limits);
    if (known == null) {
      turn.standings().stream()
          .filter(standing -> Impact.familyOf(standing.impact()) == family)
          .forEach(draft::enlarge);
    }
    draft.join(turn, finding, pseudonyms);
    keep(turn, draft);
  }

  /**
   * Counts a customer's finding in the desk's service incident, if one is open and grave enough.
   */
  private boolean absorbed(Turn turn, Finding finding) {
    Incident service = turn.incident(place(Family.SERVICE, finding.scope()));
    if (service == null
        || service.state() == IncidentState.RESOLVED
        || ABSORBS_FROM.graverThan(service.level())) {
      return false;
    }
    IncidentDraft draft = new IncidentDraft(service, limits);
    draft.absorb(turn, finding, pseudonyms);
    keep(turn, draft);
    return true;
  }

  /**
   * Findings and crossings come by different ways. A crossing up that a finding rests on is put on
   * the board unless it has been there; one so old that its crossing back may have been forgotten
   * is not, since were it still up, it would be on the board.
   */
  private void learn(Turn turn, Finding finding, Evidence evidence) {
    Symptom crossing = evidence.symptom();
    if (crossing == null
        || crossing.edge() != Edge.UP
        || crossing.timeMillis() < finding.timeMillis() - limits.symptomMemoryMillis()) {
      return;
    }
    Standing standing = turn.standing(crossing.standingKey());
    if (standing == null || (!standing.up() && standing.upMillis() < crossing.timeMillis())) {
      turn.put(Standing.after(standing, crossing));
    }
  }

  private void forgetLines(Turn turn, long timeMillis) {
    boolean more = false;
    for (Standing standing : turn.standings()) {
      if (standing.up()) {
        continue;
      }
      if (standing.changedMillis() + limits.symptomMemoryMillis() <= timeMillis) {
        turn.forgetStanding(standing.key());
      } else {
        more = true;
      }
    }
    if (more) {
      turn.wake(BOARD, timeMillis + limits.symptomMemoryMillis());
    }
  }

  private static void keep(Turn turn, IncidentDraft draft) {
    Incident incident = draft.freeze();
    if (incident.state() == IncidentState.CLOSED) {
      turn.forgetIncident(incident.key());
      return;
    }
    turn.put(incident);
    Long due = draft.dueMillis();
    if (due != null) {
      turn.wake(incident.key(), due);
    }
  }

  private static String place(Family family, Scope scope) {
    return family.label() + "/" + family.subject(scope);
  }

  private Incident first(String place, Finding finding) {
    Family family = Family.of(finding.type());
    Scope scope = finding.scope();
    String source = family == Family.DATA_GAP ? scope.source() : null;
    String customer =
        family == Family.CUSTOMER_ESCALATION ? pseudonyms.of(Family.person(scope)) : null;
    Scope labels =
        new Scope(
            scope.tenant(),
            scope.brand(),
            null,
            null,
            null,
            source,
            null,
            null,
            null,
            null,
            customer);
    return Incident.before(place, family.label() + "/" + labels.key(), finding, customer);
  }
}
