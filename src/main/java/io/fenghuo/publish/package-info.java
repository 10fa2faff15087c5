/**
 * What the job says to the outside: JSON under published schemas, in Kafka, as CloudEvents.
 *
 * <p>Comes in: alerts, dead letters and the answers to commands. Goes out: sinks, and the list of
 * all topics. It must never decide what is said, or put into a record what the schema does not
 * name.
 */
package io.fenghuo.publish;
