package io.fenghuo.health;

import io.fenghuo.event.EventKind;
import java.util.Comparator;

/**
 * What one source sent by one partition within one bucket of event time. Several pulses may tell of
 * one bucket; together they say what one would.
 *
 * @param tenant whose desk
 * @param stream the stream of what was sent; heartbeats are traffic
 * @param topic the topic it was read from
 * @param partition the partition it was read from
 * @param source the system that sent it; null where it names none, or where there are too many
 * @param brand the brand it is about; null where several
 * @param bucketMillis end of the bucket, exclusive
 * @param recordMillis time of the newest record that is no heartbeat; {@link #NONE} for none
 * @param heartbeatMillis time of the newest heartbeat; {@link #NONE} for none
 */
public record Pulse(
    String tenant,
    EventKind.Stream stream,
    String topic,
    int partition,
    String source,
    String brand,
    long bucketMillis,
    long recordMillis,
    long heartbeatMillis) {

  /** No such record. */
  public static final long NONE = Long.MIN_VALUE;

  /**
   * Long enough that pulses cost nothing beside the records they tell of, short against every limit
   * of silence.
   */
  public static final long BUCKET_MILLIS = 10_000;

  static final Comparator<Pulse> ORDER =
      Comparator.comparing(Pulse::topic)
          .thenComparingInt(Pulse::partition)
          .thenComparing(Pulse::stream)
          .thenComparing(Pulse::source, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** End of the bucket in which a time lies. */
  static long bucketOf(long timeMillis) {
    return (Math.floorDiv(timeMillis, BUCKET_MILLIS) + 1) * BUCKET_MILLIS;
  }

  /** The last end of a bucket that a clock has passed. */
  static long lastEndBefore(long timeMillis) {
    return Math.floorDiv(timeMillis, BUCKET_MILLIS) * BUCKET_MILLIS;
  }

  String partitionName() {
    return topic + "/" + partition;
  }

  boolean hasRecord() {
    return recordMillis != NONE;
  }
}
