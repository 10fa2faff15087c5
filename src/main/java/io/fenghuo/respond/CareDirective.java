package io.fenghuo.respond;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventRef;
import io.fenghuo.handling.CareReason;
import io.fenghuo.handling.Script;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;

/**
 * What is proposed for one customer whom an incident affects, once for the incident.
 *
 * @param directiveId made from the incident and the customer: the same after a restart
 * @param incidentId the incident
 * @param incidentType what kind of trouble it is
 * @param level how grave it is at this moment
 * @param tenant whose desk
 * @param brand the brand that is served
 * @param customer salted hash; who holds the salt finds the customer by hashing the own list
 * @param channel the way by which the customer came; null where that is not known
 * @param reason by what the customer is affected
 * @param event the event that says so; null where only the incident does
 * @param tier in the shop's own words; null where it is not known
 * @param emotion the last that was known; null for none
 * @param waitedMillis the last wait that was known; null for none
 * @param script what to say
 * @param compensation what is offered; null for nothing
 * @param approval whether somebody has to agree first
 * @param budgetExhausted whether a compensation is left out because the incident's budget is used
 *     up
 * @param profile the profile by which it was made
 * @param timeMillis event time at which the customer began to be affected by the incident
 * @param drillId the drill it belongs to; null for a real one
 */
public record CareDirective(
    String directiveId,
    String incidentId,
    IncidentType incidentType,
    Level level,
    String tenant,
    String brand,
    String customer,
    Channel channel,
    CareReason reason,
    EventRef event,
    String tier,
    Emotion emotion,
    Long waitedMillis,
    Script script,
    Offer compensation,
    Approval approval,
    boolean budgetExhausted,
    String profile,
    long timeMillis,
    String drillId) {

  /** What is offered, in minor units; 0 for nothing. */
  public long amount() {
    return compensation == null ? 0 : compensation.amount();
  }
}
