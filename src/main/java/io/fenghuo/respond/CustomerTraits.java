package io.fenghuo.respond;

import io.fenghuo.event.Emotion;

/**
 * What is remembered of a customer.
 *
 * @param tier last told tier; null for none
 * @param emotion last told emotion; null for none
 * @param waitedMillis last told wait; null for none
 * @param lastMillis time of the newest sign
 * @param timerMillis when the timer is due that is set for forgetting
 */
public record CustomerTraits(
    String tier, Emotion emotion, Long waitedMillis, long lastMillis, long timerMillis) {

  static final CustomerTraits UNKNOWN = new CustomerTraits(null, null, null, Long.MIN_VALUE, 0);

  CustomerTraits with(CustomerSign sign) {
    return new CustomerTraits(
        sign.tier() != null ? sign.tier() : tier,
        sign.emotion() != null ? sign.emotion() : emotion,
        sign.waitedMillis() != null ? sign.waitedMillis() : waitedMillis,
        Math.max(lastMillis, sign.timeMillis()),
        timerMillis);
  }

  CustomerTraits withTimer(long millis) {
    return new CustomerTraits(tier, emotion, waitedMillis, lastMillis, millis);
  }
}
