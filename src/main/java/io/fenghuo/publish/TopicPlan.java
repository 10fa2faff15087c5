package io.fenghuo.publish;

import java.time.Duration;

/**
 * A topic of the job, and how it is best created.
 *
 * @param name full name
 * @param direction whether the job reads it or writes it
 * @param schema its records' schema: {@code schemas/<schema>.json} in the jar
 * @param key what its records' key is; null where the job asks nothing of it
 * @param partitions recommended count; of an input it bounds the parallelism of reading
 * @param retention how long its records should be kept
 * @param maxMessageBytes for the topic's {@code max.message.bytes}
 * @param holds what its records are, in a sentence
 */
public record TopicPlan(
    String name,
    Direction direction,
    String schema,
    String key,
    int partitions,
    Duration retention,
    int maxMessageBytes,
    String holds) {

  /** Which way the records go. */
  public enum Direction {
    READ,
    WRITTEN
  }
}
