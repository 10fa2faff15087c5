package io.fenghuo.incident;

import io.fenghuo.match.Finding;
import io.fenghuo.rule.Level;
import java.util.List;

/**
 * Customers who are lost because of a trouble that others have too. One who is while a trouble of
 * the brand or tenant of level III or more severe lasts, or shortly before it was found, is one of
 * its consequences, unless that is more severe than level IV. Many of one brand are one trouble of
 * the brand, see {@link Crowd}.
 */
final class Customers {

  private static final Level ABSORBS_FROM = Level.III;
  // A customer in danger is not one of many who are annoyed.
  private static final Level ABSORBS_UP_TO = Level.IV;

  private final Changeset changes;
  private final Terms terms;
  private final Drafts drafts;
  private final StormGate storm;

  Customers(Changeset changes, Terms terms, Drafts drafts, StormGate storm) {
    this.changes = changes;
    this.terms = terms;
    this.drafts = drafts;
    this.storm = storm;
  }

  /**
   * Counts a customer's finding in the service incident of her desk, if one is grave enough.
   *
   * @param service that incident; null for none
   */
  boolean absorbs(Incident service, Finding finding) {
    if (service == null
        || !service.lasts()
        || !service.isTold()
        || ABSORBS_FROM.moreSevereThan(service.level())
        || finding.level().moreSevereThan(ABSORBS_UP_TO)) {
      return false;
    }
    IncidentDraft draft = new IncidentDraft(service, changes, terms);
    new Joining(draft).absorb(finding);
    IncidentLife.keep(draft);
    new Merging(draft).customerOf(finding);
    return true;
  }

  /** Counts those who were lost shortly before a service incident that is grave enough. */
  void gather(IncidentDraft service, long timeMillis) {
    if (!service.isTold() || ABSORBS_FROM.moreSevereThan(service.level)) {
      return;
    }
    Affected at = service.extent.scope();
    long fromMillis = timeMillis - terms.limits().linkMillis();
    changes
        .incidents(
            Index.mildCustomersSince(at.brand(), fromMillis, timeMillis),
            other ->
                Family.of(other.type()) == Family.CUSTOMER_ESCALATION
                    && other.lasts()
                    && (at.brand() == null || at.brand().equals(other.scope().brand()))
                    && !other.level().moreSevereThan(ABSORBS_UP_TO)
                    && other.openedMillis() >= fromMillis)
        .forEach(other -> new Merging(service).customer(other, timeMillis));
  }

  /** Counts a customer's finding in the incident of many like her, if there are many. */
  boolean crowds(Finding finding) {
    Crowd crowd = new Crowd(changes, terms, finding);
    if (!crowd.mayTake()) {
      return false;
    }
    Incident known = drafts.known(crowd.place(), finding.timeMillis());
    boolean lasts = known != null && known.lasts();
    List<Incident> others = lasts ? List.of() : crowd.others();
    if (!lasts && !crowd.isCrowd(others.size() + 1)) {
      return false;
    }
    IncidentDraft draft = drafts.of(known, crowd.place(), crowd.of(1));
    others.forEach(other -> count(other.scope().customer(), draft));
    count(terms.pseudonyms().of(Family.person(finding.scope())), draft);
    draft.absorbedCount++;
    new Joining(draft).join(crowd.of(draft.extent.impact().customers()), storm);
    Merging merging = new Merging(draft);
    // One that is over is one of their number, and stays as it is.
    others.stream()
        .filter(Incident::lasts)
        .forEach(other -> merging.customer(other, finding.timeMillis()));
    IncidentLife.keep(draft);
    merging.customerOf(finding);
    return true;
  }

  private void count(String person, IncidentDraft into) {
    if (changes.count(into.key(), person)) {
      Long before = into.extent.impact().customers();
      into.extent.enlarge("customers", before == null ? 1 : before + 1);
    }
  }
}
