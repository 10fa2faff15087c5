/**
 * The gate: what strangers send becomes events, or is set aside with its reason.
 *
 * <p>Comes in: the records of the input topics, as bytes. Goes out: one {@link
 * io.fenghuo.event.Event} or one {@link io.fenghuo.ingest.DeadLetter} for each record of our own
 * schema, any number of either for a mapped one, and a watermark for each partition. It must never
 * fail on a record, lose one, decide lateness twice or put a customer's words into a log.
 */
package io.fenghuo.ingest;
