package io.fenghuo.respond;

/**
 * What is offered to a customer.
 *
 * @param amount in minor units, more than 0
 * @param currency after ISO 4217
 */
public record Offer(long amount, String currency) {}
