/**
 * A user's own topics: records of any JSON shape, told in a file how to become events.
 *
 * <p>Comes in: a mapping file, and decoded records. Goes out: for each record the fields of no, one
 * or several events, or why one could not be made. It must never say what an event must be, know
 * Kafka, or put a record's words into a message.
 */
package io.fenghuo.mapping;
