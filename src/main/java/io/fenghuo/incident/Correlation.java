package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;

/**
 * Which findings are one trouble, in whatever order they come.
 *
 * <p>A brand's fault, overload, complaints, anger and bad name are one; so are a trouble of the
 * whole tenant and that of its brands, and that of a channel, queue or source without a brand and
 * of the one brand that is known to be affected there, see {@link Places}. Where the wider one
 * comes later it takes the narrower ones over. A customer who is lost may be one of its
 * consequences, or one of many, see {@link Customers}.
 */
final class Correlation {

  private final Changeset changes;
  private final Terms terms;
  private final StormGate storm;
  private final Places places;
  private final Drafts drafts;
  private final Customers customers;

  Correlation(Changeset changes, Terms terms) {
    this.changes = changes;
    this.terms = terms;
    this.storm = new StormGate(changes, terms);
    this.places = new Places(changes);
    this.drafts = new Drafts(changes, terms);
    this.customers = new Customers(changes, terms, drafts, storm);
  }

  void on(Finding found) {
    found.evidence().forEach(evidence -> learn(found, evidence));
    String tenant = found.scope().tenant();
    Level level =
        terms
            .profile(changes.tenantState(), tenant)
            .graded(found.ruleId(), found.type(), found.level());
    join(found.graded(level));
    if (storm.storm() != null) {
      count(storm.storm());
    }
  }

  private void join(Finding finding) {
    Family family = Family.of(finding.type());
    String place = places.of(family, finding.scope());
    Incident known = drafts.known(place, finding.timeMillis());
    boolean unknown = known == null || !known.lasts();
    if (family == Family.CUSTOMER_ESCALATION && unknown && isOneOfMany(finding)) {
      if (known == null) {
        changes.forgetIncident(place);
      }
      return;
    }
    IncidentDraft draft = drafts.of(known, place, finding);
    Joining joining = new Joining(draft);
    if (known == null) {
      changes.standings(Index.impacts(family, finding.scope().brand())).stream()
          .filter(standing -> Impact.familyOf(standing.impact()) == family)
          .filter(standing -> agree(standing.scope(), finding.scope()))
          .forEach(joining::enlarge);
    }
    joining.join(finding, storm);
    if (family.isOfPlaces()) {
      places
          .partsOf(draft)
          .forEach(other -> new Merging(draft).sameTrouble(other, finding.timeMillis()));
    }
    if (family == Family.SERVICE) {
      customers.gather(draft, finding.timeMillis());
    }
    IncidentLife.keep(draft);
  }

  private boolean isOneOfMany(Finding finding) {
    Incident service = changes.incident(places.of(Family.SERVICE, finding.scope()));
    return customers.absorbs(service, finding) || customers.crowds(finding);
  }

  /** One more that was held back is counted in the storm's incident. */
  private void count(Finding finding) {
    String place = places.of(Family.ALERT_STORM, finding.scope());
    Incident known = drafts.known(place, finding.timeMillis());
    IncidentDraft draft = drafts.of(known, place, finding);
    Joining joining = new Joining(draft);
    joining.join(finding, storm);
    joining.countHeldBack(finding);
    IncidentLife.keep(draft);
  }

  /**
   * Findings and crossings come by different ways. A crossing up that a finding rests on is put on
   * the board unless it has been there; one so old that its crossing back may have been forgotten
   * is not, since were it still up, it would be on the board.
   */
  private void learn(Finding finding, Evidence evidence) {
    Symptom crossing = evidence.symptom();
    if (crossing == null
        || crossing.edge() != Edge.UP
        || crossing.timeMillis() < finding.timeMillis() - terms.limits().symptomMemoryMillis()) {
      return;
    }
    Standing standing = changes.standing(crossing.standingKey());
    if (standing == null || (!standing.up() && standing.upMillis() < crossing.timeMillis())) {
      changes.put(Standing.after(standing, crossing));
    }
  }

  /** Whether a line's scope is on this desk: of the same brand, where both name one. */
  private static boolean agree(Scope line, Scope desk) {
    return line.brand() == null || desk.brand() == null || line.brand().equals(desk.brand());
  }
}
