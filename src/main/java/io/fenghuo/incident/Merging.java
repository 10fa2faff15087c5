package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Finding;
import java.util.ArrayList;
import java.util.List;

/** How other incidents, and customers who have none of their own, become part of an incident. */
final class Merging {

  private final IncidentDraft into;
  private final Changeset changes;
  private final Terms terms;

  Merging(IncidentDraft into) {
    this.into = into;
    this.changes = into.changes;
    this.terms = into.terms;
  }

  /** Another incident of the same family that turns out to be the same trouble. */
  void sameTrouble(Incident other, long timeMillis) {
    end(other, timeMillis);
    new Joining(into).takeOver(other, timeMillis);
  }

  /** The own incident of a customer who is one of those whom this one concerns. */
  void customer(Incident other, long timeMillis) {
    end(other, timeMillis);
    if (Crowd.isAt(into.key())) {
      new Joining(into).gather(other, timeMillis);
    } else {
      new Joining(into).absorb(other, timeMillis);
    }
    hand(other.scope().customer(), other.scope().brand(), List.of(), timeMillis);
  }

  private void end(Incident other, long timeMillis) {
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
  }

  /** Who has no incident of her own is cared for all the same. */
  void customerOf(Finding finding) {
    String person = terms.pseudonyms().of(Family.person(finding.scope()));
    if (person != null) {
      List<EventRef> events = new ArrayList<>();
      finding.evidence().forEach(evidence -> events.addAll(evidence.events()));
      hand(person, finding.scope().brand(), events, finding.timeMillis());
    }
  }

  private void hand(String person, String brand, List<EventRef> events, long timeMillis) {
    changes.absorb(
        new Absorbed(
            into.incidentId(), into.extent.scope().tenant(), brand, person, events, timeMillis));
  }
}
