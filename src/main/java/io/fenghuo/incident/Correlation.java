package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Which findings are one trouble, in whatever order they come.
 *
 * <p>A brand's fault, overload, complaints, anger and bad name are one; so are a trouble of the
 * whole tenant and that of its brands, and that of a channel, queue or source without a brand and
 * of the one brand that is known to be affected there. Where the wider one comes later it takes the
 * narrower ones over. A customer who is lost while such a trouble of level III or graver lasts, or
 * shortly before it was found, is one of its consequences, unless that is graver than level IV.
 * Many customers of one brand are one trouble of the brand, see {@link Crowd}.
 */
final class Correlation {

  private static final Level ABSORBS_FROM = Level.III;
  // A customer in danger is not one of many who are annoyed.
  private static final Level ABSORBS_UP_TO = Level.IV;
  private static final String NO_BRAND = "~";

  private final Changeset changes;
  private final Terms terms;
  private final StormGate storm;
  private Handling handling = Handling.NONE;

  Correlation(Changeset changes, Terms terms) {
    this.changes = changes;
    this.terms = terms;
    this.storm = new StormGate(changes, terms);
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
    String place = place(family, finding.scope());
    Incident known = notLapsed(changes.incident(place), finding.timeMillis());
    boolean unknown = known == null || !known.lasts();
    if (family == Family.CUSTOMER_ESCALATION && unknown && (absorbed(finding) || crowds(finding))) {
      if (known == null) {
        changes.forgetIncident(place);
      }
      return;
    }
    IncidentDraft draft =
        new IncidentDraft(known == null ? first(place, finding) : known, changes, terms);
    Joining joining = new Joining(draft);
    if (known == null) {
      changes.standings(Index.impacts(family, finding.scope().brand())).stream()
          .filter(standing -> Impact.familyOf(standing.impact()) == family)
          .filter(standing -> agree(standing.scope(), finding.scope()))
          .forEach(joining::enlarge);
    }
    joining.join(finding, storm);
    if (family.isOfPlaces()) {
      partsOf(draft).forEach(other -> merge(other, draft, finding.timeMillis(), true));
    }
    if (family == Family.SERVICE && draft.isTold() && !ABSORBS_FROM.graverThan(draft.level)) {
      customersBefore(draft, finding.timeMillis())
          .forEach(other -> merge(other, draft, finding.timeMillis(), false));
    }
    IncidentLife.keep(draft);
  }

  /** One whose reopen window has passed unnoticed is closed, and unknown from then on. */
  private Incident notLapsed(Incident known, long timeMillis) {
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

  /** The place in the book where a finding's trouble is or would be. */
  private String place(Family family, Scope scope) {
    if (!family.isOfPlaces()) {
      return place(family, scope.brand(), family.subject(scope));
    }
    String tenantWide = place(family, null, "");
    Incident wide = changes.incident(tenantWide);
    if (wide != null && wide.lasts()) {
      return tenantWide;
    }
    if (scope.brand() != null) {
      return place(family, scope.brand(), "");
    }
    String narrow = narrowed(scope);
    if (narrow.isEmpty()) {
      return tenantWide;
    }
    List<Incident> brands = brandsAt(family, Affected.of(scope));
    return brands.size() == 1 ? brands.get(0).key() : place(family, null, NO_BRAND + narrow);
  }

  private static String place(Family family, String brand, String subject) {
    return family.label()
        + "/"
        + (brand == null ? "" : "=" + brand.replace("/", "\\/"))
        + "/"
        + subject;
  }

  private static boolean isNarrow(String place) {
    return place.contains("//" + NO_BRAND);
  }

  /** What a scope without a brand names beside the tenant. */
  private static String narrowed(Scope s) {
    return new Scope(
            null,
            null,
            s.line(),
            s.region(),
            s.channel(),
            s.source(),
            s.queueId(),
            s.botId(),
            s.topicId(),
            s.sessionId(),
            s.customerId())
        .key();
  }

  /** The lasting incidents of brands that are known to be affected in all those places. */
  private List<Incident> brandsAt(Family family, Affected places) {
    if (places.size() == 0) {
      return List.of();
    }
    return changes.incidents(
        List.of(anyOf(family, places)),
        incident ->
            Family.of(incident.type()) == family
                && incident.lasts()
                && incident.scope().brand() != null
                && incident.scope().includes(places));
  }

  /** Where to look for what is affected in all those places: the fewest are on a queue. */
  private static String anyOf(Family family, Affected places) {
    if (!places.queues().isEmpty()) {
      return Index.place(family, "queue", places.queues().get(0));
    }
    return places.sources().isEmpty()
        ? Index.place(family, "channel", places.channels().get(0))
        : Index.place(family, "source", places.sources().get(0));
  }

  /** The lasting incidents that turn out to be part of this one. */
  private List<Incident> partsOf(IncidentDraft draft) {
    List<Incident> parts = new ArrayList<>();
    Affected at = draft.extent.scope();
    boolean isWide = at.brand() == null && !isNarrow(draft.key());
    for (Incident other :
        changes.incidents(
            List.of(isWide ? Index.family(draft.family()) : Index.family(draft.family(), null)),
            other ->
                Family.of(other.type()) == draft.family()
                    && other.lasts()
                    && !other.key().equals(draft.key()))) {
      boolean isNarrow = isNarrow(other.key()) && other.scope().size() > 0;
      if (isWide) {
        parts.add(other);
      } else if (at.brand() != null && isNarrow && at.includes(other.scope())) {
        boolean isAmbiguous =
            brandsAt(draft.family(), other.scope()).stream()
                .anyMatch(brand -> !brand.key().equals(draft.key()));
        if (!isAmbiguous) {
          parts.add(other);
        }
      }
    }
    return parts;
  }

  /** Customers' own incidents of this desk that last and began shortly before. */
  private List<Incident> customersBefore(IncidentDraft draft, long timeMillis) {
    Affected at = draft.extent.scope();
    return changes.incidents(
        Index.mildCustomersSince(at.brand(), timeMillis - terms.limits().linkMillis(), timeMillis),
        other ->
            Family.of(other.type()) == Family.CUSTOMER_ESCALATION
                && other.lasts()
                && (at.brand() == null || at.brand().equals(other.scope().brand()))
                && !other.level().graverThan(ABSORBS_UP_TO)
                && other.openedMillis() >= timeMillis - terms.limits().linkMillis());
  }

  private void merge(Incident other, IncidentDraft into, long timeMillis, boolean isSameTrouble) {
    IncidentDraft merged = new IncidentDraft(other, changes, terms);
    merged.seen(timeMillis);
    merged.end();
    if (merged.isTold()) {
      merged.alerts.say(
          AlertEvent.MERGED,
          AlertReason.PART_OF_ANOTHER,
          null,
          merged.handlingWords().mergedInto(into.incidentId()),
          Occasion.TIME.with(into.incidentId()));
    }
    changes.forgetIncident(other.key());
    if (isSameTrouble) {
      new Joining(into).takeOver(other, timeMillis);
    } else {
      if (Crowd.isAt(into.key())) {
        new Joining(into).gather(other, timeMillis);
      } else {
        new Joining(into).absorb(other, timeMillis);
      }
      hand(other.scope().customer(), other.scope().brand(), List.of(), timeMillis, into);
    }
  }

  /** Counts a customer's finding in the desk's service incident, if one is grave enough. */
  private boolean absorbed(Finding finding) {
    Incident service = changes.incident(place(Family.SERVICE, finding.scope()));
    if (service == null
        || !service.lasts()
        || !service.isTold()
        || ABSORBS_FROM.graverThan(service.level())
        || finding.level().graverThan(ABSORBS_UP_TO)) {
      return false;
    }
    IncidentDraft draft = new IncidentDraft(service, changes, terms);
    new Joining(draft).absorb(finding);
    IncidentLife.keep(draft);
    hand(finding, draft);
    return true;
  }

  /** Counts a customer's finding in the incident of many like her, if there are many. */
  private boolean crowds(Finding finding) {
    Crowd crowd = new Crowd(changes, terms, finding);
    if (!crowd.mayTake()) {
      return false;
    }
    Incident known = notLapsed(changes.incident(crowd.place()), finding.timeMillis());
    boolean lasts = known != null && known.lasts();
    List<Incident> others = lasts ? List.of() : crowd.others();
    if (!lasts && !crowd.isCrowd(others.size() + 1)) {
      return false;
    }
    IncidentDraft draft =
        new IncidentDraft(
            known == null ? first(crowd.place(), crowd.of(1)) : known, changes, terms);
    others.forEach(other -> count(other.scope().customer(), draft));
    count(terms.pseudonyms().of(Family.person(finding.scope())), draft);
    draft.absorbedCount++;
    new Joining(draft).join(crowd.of(draft.extent.impact().customers()), storm);
    // One that is over is one of their number, and stays as it is.
    others.stream()
        .filter(Incident::lasts)
        .forEach(other -> merge(other, draft, finding.timeMillis(), false));
    IncidentLife.keep(draft);
    hand(finding, draft);
    return true;
  }

  private void count(String person, IncidentDraft into) {
    if (changes.count(into.key(), person)) {
      Long before = into.extent.impact().customers();
      into.extent.enlarge("customers", before == null ? 1 : before + 1);
    }
  }

  /** Who has no incident of her own is cared for all the same. */
  private void hand(Finding finding, IncidentDraft to) {
    String person = terms.pseudonyms().of(Family.person(finding.scope()));
    if (person != null) {
      List<EventRef> events = new ArrayList<>();
      finding.evidence().forEach(evidence -> events.addAll(evidence.events()));
      hand(person, finding.scope().brand(), events, finding.timeMillis(), to);
    }
  }

  private void hand(
      String person, String brand, List<EventRef> events, long timeMillis, IncidentDraft to) {
    changes.absorb(
        new Absorbed(
            to.incidentId(), to.extent.scope().tenant(), brand, person, events, timeMillis));
  }

  /** One more that was held back is counted in the storm's incident. */
  private void count(Finding finding) {
    String place = place(Family.ALERT_STORM, finding.scope());
    Incident known = notLapsed(changes.incident(place), finding.timeMillis());
    IncidentDraft draft =
        new IncidentDraft(known == null ? first(place, finding) : known, changes, terms);
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
  static boolean agree(Scope line, Scope desk) {
    return line.brand() == null || desk.brand() == null || line.brand().equals(desk.brand());
  }

  private Incident first(String place, Finding finding) {
    Family family = Family.of(finding.type());
    Scope scope = finding.scope();
    String customer =
        family == Family.CUSTOMER_ESCALATION ? terms.pseudonyms().of(Family.person(scope)) : null;
    Scope labels =
        new Scope(
            scope.tenant(),
            scope.brand(),
            isNarrow(place) ? scope.line() : null,
            isNarrow(place) ? scope.region() : null,
            isNarrow(place) ? scope.channel() : null,
            isNarrow(place) || family == Family.DATA_GAP ? scope.source() : null,
            isNarrow(place) ? scope.queueId() : null,
            isNarrow(place) ? scope.botId() : null,
            isNarrow(place) ? scope.topicId() : null,
            null,
            customer);
    String many = Crowd.isAt(place) ? "/" + finding.ruleId() : "";
    return Incident.before(
        place, family.label() + "/" + labels.key() + many, finding, customer, handling);
  }
}
