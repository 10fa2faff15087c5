package io.fenghuo.health;

import java.util.Comparator;

/**
 * How many records of a topic could be read within one bucket of time, and how many not. Several of
 * one bucket add up.
 *
 * @param topic the topic
 * @param tenant whose records were read; null for those that could not be, which are nobody's
 * @param bucketMillis end of the bucket, exclusive
 * @param readable events that came of it
 * @param unreadable dead letters that came of it; late ones were read, and are none
 */
public record Intake(
    String topic, String tenant, long bucketMillis, long readable, long unreadable) {

  /** Total over what can differ in what becomes of it. */
  static final Comparator<Intake> ORDER =
      Comparator.comparing(Intake::tenant, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(Intake::readable)
          .thenComparingLong(Intake::unreadable);

  /** End of the bucket in which a time lies. */
  public static long bucketOf(long timeMillis) {
    return Pulse.bucketOf(timeMillis);
  }
}
