package io.fenghuo.ingest;

import io.fenghuo.event.Origin;
import io.fenghuo.health.Intake;
import io.fenghuo.json.RefusalReason;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts the records of a partition's topic that could not be read, by buckets of time. Such a
 * record has no time but Kafka's, which is believed no further than the events of its partition:
 * whose clock is wrong stamps the record with it too.
 */
final class SetAside {

  private final Map<String, Map<Long, Long>> byTopic = new HashMap<>();
  private final Map<String, long[]> clocks = new HashMap<>();

  /** Events have come so far. */
  void event(Origin origin, long clockMillis) {
    long[] ofTopic = clocks.computeIfAbsent(origin.topic(), t -> new long[0]);
    if (origin.partition() >= ofTopic.length) {
      long[] more = new long[origin.partition() + 1];
      System.arraycopy(ofTopic, 0, more, 0, ofTopic.length);
      clocks.put(origin.topic(), more);
      ofTopic = more;
    }
    ofTopic[origin.partition()] = Math.max(ofTopic[origin.partition()], clockMillis);
  }

  void add(DeadLetter letter) {
    if (letter.reason() == RefusalReason.LATE) {
      return;
    }
    Origin origin = letter.origin();
    long[] ofTopic = clocks.getOrDefault(origin.topic(), new long[0]);
    long newest = origin.partition() < ofTopic.length ? ofTopic[origin.partition()] : 0;
    long time =
        newest == 0
            ? letter.recordTimeMillis()
            : letter.recordTimeMillis() < 0 ? newest : Math.min(newest, letter.recordTimeMillis());
    if (time >= 0) {
      byTopic
          .computeIfAbsent(origin.topic(), t -> new HashMap<>())
          .merge(Intake.bucketOf(time), 1L, Long::sum);
    }
  }

  /** Gives out the buckets that end at or before a time. */
  void giveUntil(long timeMillis, Consumer<Intake> out) {
    byTopic.forEach(
        (topic, buckets) ->
            buckets
                .entrySet()
                .removeIf(
                    bucket -> {
                      boolean due = bucket.getKey() <= timeMillis;
                      if (due) {
                        out.accept(new Intake(topic, null, bucket.getKey(), 0, bucket.getValue()));
                      }
                      return due;
                    }));
  }
}
