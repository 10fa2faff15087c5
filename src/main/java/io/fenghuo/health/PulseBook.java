package io.fenghuo.health;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers what was read into pulses: a few numbers for each source of a partition and bucket of
 * time, kept only until the bucket is given out. So a source that never comes back is forgotten
 * with its bucket.
 */
public final class PulseBook {

  /** Of one bucket; beyond, what is new is told of its partition and without its source. */
  static final int MOST_SOURCES = 1_000;

  /** Over all buckets, where a partition is read far ahead of the watermark. */
  static final int MOST_OPEN = 20_000;

  private final TreeMap<Long, Map<Sender, Sum>> buckets = new TreeMap<>();
  private int open;
  private long lastBucketMillis = Pulse.NONE;
  private Map<Sender, Sum> lastBucket;

  /**
   * @param clockMillis the event's time, as far as it may be believed
   * @return whether the event's source is told of; false where there were too many
   */
  public boolean add(Event event, long clockMillis) {
    Map<Sender, Sum> bucket = bucket(Pulse.bucketOf(clockMillis));
    Sender sender = Sender.of(event);
    Sum sum = bucket.get(sender);
    boolean named = sum != null || bucket.size() < MOST_SOURCES;
    if (sum == null) {
      sum = bucket.computeIfAbsent(named ? sender : sender.unnamed(), this::newSum);
    }
    sum.add(event, clockMillis);
    return named;
  }

  /** Whether it holds so much that it must be given out whatever the time. */
  public boolean isFull() {
    return open >= MOST_OPEN;
  }

  /** Takes a pulse, and of how many records it tells. */
  @FunctionalInterface
  public interface Out {
    void take(Pulse pulse, long records);
  }

  /** Gives out the buckets that end at or before a time. */
  public void giveUntil(long timeMillis, Out out) {
    while (!buckets.isEmpty() && buckets.firstKey() <= timeMillis) {
      Map.Entry<Long, Map<Sender, Sum>> bucket = buckets.pollFirstEntry();
      bucket
          .getValue()
          .forEach((sender, sum) -> out.take(sum.pulse(sender, bucket.getKey()), sum.records));
      open -= bucket.getValue().size();
      lastBucketMillis = Pulse.NONE;
    }
  }

  public void giveAll(Out out) {
    giveUntil(Long.MAX_VALUE, out);
  }

  private Map<Sender, Sum> bucket(long bucketMillis) {
    if (bucketMillis != lastBucketMillis) {
      lastBucketMillis = bucketMillis;
      lastBucket = buckets.computeIfAbsent(bucketMillis, b -> new HashMap<>());
    }
    return lastBucket;
  }

  private Sum newSum(Sender sender) {
    open++;
    return new Sum();
  }

  private record Sender(
      String source, String topic, int partition, String tenant, EventKind.Stream stream) {

    private static Sender of(Event event) {
      return new Sender(
          event.source(),
          event.origin().topic(),
          event.origin().partition(),
          event.tenant(),
          event.kind().stream());
    }

    private Sender unnamed() {
      return new Sender(null, topic, partition, tenant, stream);
    }
  }

  private static final class Sum {

    private long records;
    private long recordMillis = Pulse.NONE;
    private long heartbeatMillis = Pulse.NONE;
    private String brand;
    private boolean manyBrands;

    private void add(Event event, long clockMillis) {
      records++;
      if (event.kind() == EventKind.HEARTBEAT) {
        heartbeatMillis = Math.max(heartbeatMillis, clockMillis);
      } else {
        recordMillis = Math.max(recordMillis, clockMillis);
      }
      if (brand == null) {
        brand = event.brand();
      } else if (!brand.equals(event.brand())) {
        manyBrands = true;
      }
    }

    private Pulse pulse(Sender sender, long bucketMillis) {
      return new Pulse(
          sender.tenant,
          sender.stream,
          sender.topic,
          sender.partition,
          sender.source,
          manyBrands ? null : brand,
          bucketMillis,
          recordMillis,
          heartbeatMillis);
    }
  }
}
