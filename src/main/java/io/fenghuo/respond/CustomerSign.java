package io.fenghuo.respond;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.handling.CareReason;

/**
 * What one event says of the customer it is of; each field is null where it says nothing.
 *
 * @param tenant whose desk
 * @param brand the brand that is served
 * @param customer salted hash
 * @param channel the way by which the customer came
 * @param tier in the shop's own words
 * @param emotion what the customer feels
 * @param waitedMillis time waited in a queue
 * @param reason by what the customer is affected; null where only the rest is told
 * @param event the event itself, by its address
 * @param drillId the drill it belongs to; null for a real one
 */
public record CustomerSign(
    String tenant,
    String brand,
    String customer,
    Channel channel,
    String tier,
    Emotion emotion,
    Long waitedMillis,
    CareReason reason,
    EventRef event,
    String drillId) {

  /** The customer of this desk. */
  public String customerKey() {
    return scope(tenant, brand, customer).key();
  }

  static String tenantKey(String tenant) {
    return scope(tenant, null, null).key();
  }

  long timeMillis() {
    return event.timeMillis();
  }

  /** The same with what was known of the customer before. */
  CustomerSign with(CustomerTraits traits) {
    return new CustomerSign(
        tenant,
        brand,
        customer,
        channel,
        traits.tier(),
        traits.emotion(),
        traits.waitedMillis(),
        reason,
        event,
        drillId);
  }

  CustomerSign withReason(CareReason other) {
    return new CustomerSign(
        tenant, brand, customer, channel, tier, emotion, waitedMillis, other, event, drillId);
  }

  private static Scope scope(String tenant, String brand, String customer) {
    return new Scope(tenant, brand, null, null, null, null, null, null, null, null, customer);
  }
}
