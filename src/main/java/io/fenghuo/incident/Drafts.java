package io.fenghuo.incident;

import io.fenghuo.match.Finding;

/** The incident at a place that a finding is to join: the one that is known there, or a new one. */
final class Drafts {

  private final Changeset changes;
  private final Terms terms;
  private Handling handling = Handling.NONE;

  Drafts(Changeset changes, Terms terms) {
    this.changes = changes;
    this.terms = terms;
  }

  /**
   * What is known at a place; null for nothing. One whose reopen window has passed unnoticed is
   * closed, and unknown from then on.
   */
  Incident known(String place, long timeMillis) {
    Incident known = changes.incident(place);
    if (known == null
        || known.state() != IncidentState.RESOLVED
        || timeMillis <= known.closeMillis()) {
      return known;
    }
    IncidentDraft lapsed = new IncidentDraft(known, changes, terms);
    if (lapsed.handling.calledOver.stream().anyMatch(changes::sustains)) {
      new Passing(lapsed).standAgain();
      IncidentLife.keep(lapsed);
      return changes.incident(known.key());
    }
    new Passing(lapsed).lapse();
    LeakReport report = known.handling().report();
    if (report != null && report.dueMillis() > timeMillis) {
      handling = Handling.owing(known);
    }
    changes.forgetIncident(known.key());
    return null;
  }

  /** This incident; where it is null, a new one at the place. */
  IncidentDraft of(Incident known, String place, Finding finding) {
    return new IncidentDraft(known == null ? first(place, finding) : known, changes, terms);
  }

  private Incident first(String place, Finding finding) {
    Family family = Family.of(finding.type());
    String customer =
        family == Family.CUSTOMER_ESCALATION
            ? terms.pseudonyms().of(Family.person(finding.scope()))
            : null;
    String labels = Places.labels(place, family, finding.scope(), customer).key();
    String many = Crowd.isAt(place) ? "/" + finding.ruleId() : "";
    return Incident.before(
        place, family.label() + "/" + labels + many, finding, customer, handling);
  }
}
