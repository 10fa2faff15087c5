package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * One thing that a reader must know about an incident. It holds no customer's text or identity:
 * customer and session ids are salted hashes, in the evidence too.
 *
 * @param alertId made from all that the record says: the same record after a restart has the same
 *     id, one that says anything else another id
 * @param incidentId made from the dedup key and the opening finding
 * @param epoch rises with every start of the job and every restart from its state: of two records
 *     of an incident that of the higher epoch is the newer one, whatever their numbers
 * @param seq 1, 2, 3 … within the incident, without gaps; within an epoch the higher is the newer
 * @param dedupKey labels only: the same for every incident of the same trouble at the same place
 * @param event what happened
 * @param reason why the record was written
 * @param state where the incident stands now
 * @param level how grave it is now
 * @param previousLevel the level before, where this record changes it; null otherwise
 * @param peakLevel the most severe it has been
 * @param incidentType its type: nearest to the cause of all that joined
 * @param types every kind of trouble that is one with it, the cause first
 * @param scope what is affected
 * @param impact how far it reaches
 * @param figures what sustains it, as it is now and at its worst; those that lead first
 * @param rule the rule whose finding caused the record; of the leading finding where time did
 * @param findingCount findings that joined so far, those absorbed among them
 * @param absorbedCount findings on single customers that were counted here instead of alerted
 * @param departments who is told, with their part and whether they have acknowledged
 * @param playbook id of the playbook by which it is handled; null for none
 * @param profile name of the profile by which it is handled
 * @param flags what holds beside the state
 * @param command the command that caused the record; null for none
 * @param otherIncidentId the incident it was merged with or is muted by; null for none
 * @param related ids of incidents of other brands that fail alike, the newest first, see {@link
 *     Related}; empty for none
 * @param leakReport of a data leak: what is owed to the authorities; null otherwise
 * @param evidence of the finding that caused the record; for an end, the figure that came back
 * @param says the transition and its ground in one sentence each
 * @param openedMillis event time of the opening, epoch milliseconds
 * @param timeMillis event time of this transition, epoch milliseconds
 * @param completedBy the event that brought it about; null where time alone did
 * @param drillId the drill it belongs to; null for a real one
 */
public record Alert(
    String alertId,
    String incidentId,
    long epoch,
    long seq,
    String dedupKey,
    AlertEvent event,
    AlertReason reason,
    IncidentState state,
    Level level,
    Level previousLevel,
    Level peakLevel,
    IncidentType incidentType,
    List<IncidentType> types,
    Affected scope,
    Impact impact,
    List<FigureNow> figures,
    RuleRef rule,
    long findingCount,
    long absorbedCount,
    List<Duty> departments,
    String playbook,
    String profile,
    Flags flags,
    CommandRef command,
    String otherIncidentId,
    List<String> related,
    LeakReport leakReport,
    List<Evidence> evidence,
    LocalizedText says,
    long openedMillis,
    long timeMillis,
    EventRef completedBy,
    String drillId) {

  /** The same, as it is told in this epoch. */
  public Alert in(long toldInEpoch) {
    return new AlertBuilder(this).epoch(toldInEpoch).build();
  }

  /** Whether the incident's level is another than before this record. */
  public boolean changesLevel() {
    return previousLevel != null && previousLevel != level;
  }
}
