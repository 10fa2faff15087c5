/**
 * From findings to incidents: one incident for one trouble, graded, followed until it is over.
 *
 * <p>Comes in: findings, and every crossing of every line, per tenant and brand. Goes out: {@link
 * io.fenghuo.incident.Alert}, one for each thing a reader must know. It must never say the same
 * thing twice, call over what still stands, or let a customer's identity out.
 */
package io.fenghuo.incident;
