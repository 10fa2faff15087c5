/**
 * From findings to incidents: one incident for one trouble, graded, followed until it is over.
 *
 * <p>Comes in, per tenant: findings, every crossing of every line, the health of the inputs, and
 * operators' commands. Goes out: {@link io.fenghuo.incident.Alert}, one for each thing a reader
 * must know, and the commands it has no place for. It must never say the same thing twice, call
 * over what still stands or what nobody can see, or let a customer's identity out.
 */
package io.fenghuo.incident;
