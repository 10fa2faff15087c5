/**
 * Watch over personal numbers: in what agents and bots write to customers, and in what leaves.
 *
 * <p>Comes in: events with their texts, and what people and parsers have written. Goes out: a
 * derived {@code PII_EXPOSED} event where a customer is shown an identity-card or bank-card number
 * that is not hers, and texts in which such numbers are masked. It must never keep, log or send on
 * a number or a text: only salted hashes pass between the watch's two steps.
 */
package io.fenghuo.privacy;
