package io.fenghuo.respond;

import io.fenghuo.handling.CarePlan;
import io.fenghuo.handling.CareReason;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.Pseudonyms;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.Objects;

/**
 * An incident as far as its customers' care goes.
 *
 * @param incidentId the incident
 * @param type what kind of trouble it is
 * @param level how grave it is
 * @param tenant whose desk
 * @param brand the brand that is served; null where the whole tenant is meant
 * @param profile name of the profile that says what is offered
 * @param active whether customers are cared for now: it is open, told, and of a kind that is
 * @param openedMillis when it opened
 * @param customers how many have a directive
 * @param compensated how many of these are offered a compensation
 * @param amount of all compensations together, in minor units
 * @param drillId the drill it belongs to; null for a real one
 */
public record OpenCare(
    String incidentId,
    IncidentType type,
    Level level,
    String tenant,
    String brand,
    String profile,
    boolean active,
    long openedMillis,
    int customers,
    int compensated,
    long amount,
    String drillId) {

  /**
   * As an alert leaves it.
   *
   * @param before null where nothing was known
   */
  static OpenCare after(OpenCare before, Alert alert, String profile, CarePlan plan) {
    boolean open =
        switch (alert.state()) {
          case OPEN, ACKED, MITIGATING, RECOVERING -> true;
          case PENDING, RESOLVED, CLOSED -> false;
        };
    return new OpenCare(
        alert.incidentId(),
        alert.incidentType(),
        alert.level(),
        alert.scope().tenant(),
        alert.scope().brand(),
        profile,
        open && !alert.flags().isMuted() && plan.covers(alert.incidentType(), alert.level()),
        alert.openedMillis(),
        before == null ? 0 : before.customers,
        before == null ? 0 : before.compensated,
        before == null ? 0 : before.amount,
        alert.drillId());
  }

  /** Whether a customer who comes now is affected by it. */
  boolean affects(CustomerSign sign, CarePlan plan) {
    return active
        && sign.timeMillis() >= openedMillis
        && plan.affects(type).contains(sign.reason())
        && mayRestOn(sign, plan);
  }

  /**
   * Whether a sign says anything of it: brands and drills are apart, and a wait must have been
   * long.
   */
  boolean mayRestOn(CustomerSign sign, CarePlan plan) {
    if (brand != null && !brand.equals(sign.brand())) {
      return false;
    }
    boolean counts =
        sign.reason() != CareReason.WAITED_LONG || sign.waitedMillis() >= plan.longWaitMillis();
    return counts && Objects.equals(sign.drillId(), drillId);
  }

  /**
   * What is proposed for a customer.
   *
   * @param sign null where only the incident names the customer
   */
  CareDirective offer(String customer, CustomerSign sign, CarePlan plan, long timeMillis) {
    String tier = sign == null ? null : sign.tier();
    Long waited = sign == null ? null : sign.waitedMillis();
    long due = plan.compensation().amount(tier, level, waited == null ? 0 : waited);
    boolean fits = compensated < plan.maxCustomers() && due <= plan.maxAmount() - amount;
    long offered = fits ? due : 0;
    return new CareDirective(
        Pseudonyms.nameFor("care-", incidentId, customer),
        incidentId,
        type,
        level,
        tenant,
        brand == null && sign != null ? sign.brand() : brand,
        customer,
        sign == null ? null : sign.channel(),
        sign == null ? CareReason.ESCALATED : sign.reason(),
        sign == null ? null : sign.event(),
        tier,
        sign == null ? null : sign.emotion(),
        waited,
        plan.script(sign == null ? null : sign.emotion()),
        offered == 0 ? null : new Offer(offered, plan.compensation().currency()),
        plan.needsApproval(offered) ? Approval.REQUIRED : Approval.NOT_REQUIRED,
        due > 0 && !fits,
        profile,
        timeMillis,
        drillId);
  }

  /** After a directive has been written. */
  OpenCare spent(CareDirective directive) {
    return with(1, directive.amount() > 0 ? 1 : 0, directive.amount());
  }

  /**
   * With what another incident has spent that turned out to be part of this one. Whoever was cared
   * for by both is one customer; what both have offered is spent.
   *
   * @param shared how many were cared for by both
   * @param compensatedTwice how many of these were offered a compensation by both
   */
  OpenCare takingOver(OpenCare part, int shared, int compensatedTwice) {
    return with(
        part.customers - shared, Math.max(0, part.compensated - compensatedTwice), part.amount);
  }

  /** What an incident that is not known yet has taken over. */
  OpenCare handedTo(String otherId) {
    return new OpenCare(
        otherId,
        type,
        level,
        tenant,
        brand,
        profile,
        false,
        openedMillis,
        customers,
        compensated,
        amount,
        drillId);
  }

  private OpenCare with(int moreCustomers, int moreCompensated, long moreAmount) {
    return new OpenCare(
        incidentId,
        type,
        level,
        tenant,
        brand,
        profile,
        active,
        openedMillis,
        customers + moreCustomers,
        compensated + moreCompensated,
        amount + moreAmount,
        drillId);
  }
}
