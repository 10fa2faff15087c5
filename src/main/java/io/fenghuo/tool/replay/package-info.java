/**
 * What can be replayed: recorded files, and what Kafka's topics hold between two times.
 *
 * <p>Comes in: files, or topics with a range of offsets. Goes out: the same decoded records, with
 * the addresses they had, for as often as they are read. It must never know a rule, nor change what
 * it reads.
 */
package io.fenghuo.tool.replay;
