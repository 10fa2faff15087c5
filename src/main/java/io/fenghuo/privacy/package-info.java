/**
 * Watch over personal numbers in what agents and bots write.
 *
 * <p>Comes in: events with their texts. Goes out: a derived {@code PII_EXPOSED} event where a
 * customer is shown an identity-card or bank-card number that is not hers. It must never keep, log
 * or send on a number or a text: only salted hashes pass between its two steps.
 */
package io.fenghuo.privacy;
