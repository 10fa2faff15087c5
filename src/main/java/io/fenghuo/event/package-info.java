/**
 * The facts that flow through Fenghuo: what happened at the desk, to whom, where and when.
 *
 * <p>Comes in: nothing; these records depend on no other package. Goes out: {@link
 * io.fenghuo.event.Event}, its parts, and the catalogue of its fields. It must never know Kafka,
 * JSON or a rule.
 */
package io.fenghuo.event;
