package io.fenghuo.incident;

import io.fenghuo.event.EventKind;
import io.fenghuo.match.Finding;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Map;

/**
 * All that is kept of an incident between two inputs; bounded by {@link IncidentLimits}.
 *
 * @param key its place in the book: family, brand and subject; holds a raw id and never leaves
 * @param incidentId see {@link Alert}
 * @param dedupKey see {@link Alert}
 * @param seq of its last record; 0 while nobody was told of it
 * @param state where it stands
 * @param level how grave it is
 * @param natural how grave it is by its findings and its impact, whatever an operator has set
 * @param peakLevel the most severe it has been
 * @param type nearest to the cause of all that joined
 * @param types all that joined
 * @param rules ids of all rules that joined
 * @param inputs the streams that the figures and events of all that joined come from
 * @param parts what sustains it, and what did until lately
 * @param lead the part that speaks for it when time alone moves it
 * @param scope what is affected
 * @param scopeTold what was affected when last told
 * @param impact how far it reaches
 * @param impactTold how far it reached when last told
 * @param figuresTold by figure, the furthest it was told to be beyond it
 * @param findingCount findings that joined
 * @param absorbedCount of these, findings on single customers
 * @param openedMillis when it opened
 * @param clockMillis time of the newest input it has seen
 * @param holdUntilMillis until when it is held whatever its parts ask
 * @param closeMillis when resolved: end of the reopen window
 * @param related ids of the incidents it points at, see {@link Related}; empty for none
 * @param handling how it is handled
 * @param remarks what is to be told of it once its millisecond has passed
 */
public record Incident(
    String key,
    String incidentId,
    String dedupKey,
    long seq,
    IncidentState state,
    Level level,
    Level natural,
    Level peakLevel,
    IncidentType type,
    List<IncidentType> types,
    List<String> rules,
    List<EventKind.Stream> inputs,
    List<Part> parts,
    Part lead,
    Affected scope,
    Affected scopeTold,
    Impact impact,
    Impact impactTold,
    Map<String, Double> figuresTold,
    long findingCount,
    long absorbedCount,
    long openedMillis,
    long clockMillis,
    long holdUntilMillis,
    long closeMillis,
    List<String> related,
    Handling handling,
    List<Remark> remarks) {

  public Incident {
    // One kept from before there were any has none.
    related = related == null ? List.of() : related;
    remarks = remarks == null ? List.of() : remarks;
  }

  /** One that its first finding is about to join. */
  static Incident before(
      String key, String dedupKey, Finding first, String customer, Handling handling) {
    Affected nowhereYet =
        new Affected(
            first.scope().tenant(),
            first.scope().brand(),
            customer,
            List.of(),
            List.of(),
            List.of());
    IncidentBuilder incident = new IncidentBuilder();
    incident.key = key;
    incident.incidentId = Pseudonyms.nameFor("inc-", dedupKey, first.findingId());
    incident.dedupKey = dedupKey;
    incident.state = IncidentState.PENDING;
    incident.level = first.level();
    incident.natural = first.level();
    incident.peakLevel = first.level();
    incident.type = first.type();
    incident.scope = nowhereYet;
    incident.scopeTold = nowhereYet;
    incident.openedMillis = first.timeMillis();
    incident.clockMillis = first.timeMillis();
    incident.handling = handling;
    return incident.build();
  }

  /** One of the same trouble, told to nobody, that waits whether this one's still stands. */
  Incident after() {
    IncidentBuilder next = new IncidentBuilder(this);
    next.incidentId = Pseudonyms.nameFor("inc-", dedupKey, incidentId, "stands");
    next.seq = 0;
    next.state = IncidentState.RESOLVED;
    next.level = Level.IV;
    next.natural = Level.IV;
    next.peakLevel = Level.IV;
    next.parts = List.of();
    next.scopeTold = scope;
    next.impactTold = impact;
    next.figuresTold = Map.of();
    next.openedMillis = clockMillis;
    next.holdUntilMillis = 0;
    next.related = List.of();
    next.handling = handling.waiting();
    next.remarks = List.of();
    return next.build();
  }

  /** When the time of a leak's report began. */
  long reportFromMillis() {
    Long from = handling.reportFromMillis();
    return from == null ? openedMillis : from;
  }

  /** Whether it is neither over nor forgotten. */
  boolean lasts() {
    return state != IncidentState.RESOLVED && state != IncidentState.CLOSED;
  }

  /** Whether it is one customer's own. */
  boolean isOfCustomer() {
    return scope.customer() != null;
  }

  boolean isTold() {
    return seq > 0;
  }
}
