package io.fenghuo.respond;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.handling.CareReason;

/** Builds signs of customers on the desk of one brand. */
final class Signs {

  private Signs() {}

  static CustomerSign of(String customer, CareReason reason, long timeMillis) {
    return of(customer, reason, timeMillis, null, null, null);
  }

  static CustomerSign of(
      String customer,
      CareReason reason,
      long timeMillis,
      String tier,
      Emotion emotion,
      Long waitedMillis) {
    Origin origin = new Origin("chat.traffic", Math.abs(customer.hashCode() % 8), timeMillis);
    return new CustomerSign(
        "shop",
        "acme",
        customer,
        Channel.APP,
        tier,
        emotion,
        waitedMillis,
        reason,
        new EventRef(origin, "e" + timeMillis, timeMillis),
        null);
  }

  static CustomerSign ofBrand(String brand, CustomerSign sign) {
    return new CustomerSign(
        sign.tenant(),
        brand,
        sign.customer(),
        sign.channel(),
        sign.tier(),
        sign.emotion(),
        sign.waitedMillis(),
        sign.reason(),
        sign.event(),
        sign.drillId());
  }

  static CustomerSign inDrill(CustomerSign sign, String drillId) {
    return new CustomerSign(
        sign.tenant(),
        sign.brand(),
        sign.customer(),
        sign.channel(),
        sign.tier(),
        sign.emotion(),
        sign.waitedMillis(),
        sign.reason(),
        sign.event(),
        drillId);
  }
}
