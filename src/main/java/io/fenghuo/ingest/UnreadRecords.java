package io.fenghuo.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * Whether a partition that this process reads has records that it has not yet read: what Kafka's
 * consumers tell of their lag. A partition of which nothing comes is silent only where there is
 * nothing to read; on a busy machine, or in a backlog, its reader may merely not have had its turn.
 *
 * <p>Kafka makes one for each consumer, from {@code metric.reporters}. A consumer tells of a
 * partition from its assignment on ({@code preferred-read-replica}), and of its lag from the first
 * fetch on, 0 where it is empty. A partition between the two has not been looked at: it counts as
 * one that has unread records.
 */
public final class UnreadRecords implements MetricsReporter {

  private static final String ASSIGNED = "preferred-read-replica";
  private static final String LAG = "records-lag";

  private static final Set<String> TOLD = Set.of(ASSIGNED, LAG);

  /** How many answers a consumer has had; an empty one comes twice a second. */
  private static final String ANSWERS = "fetch-total";

  /** A broker that says nothing for so long is not heard of. */
  private static final long UNHEARD_NANOS = Duration.ofSeconds(10).toNanos();

  private static final Map<KafkaMetric, Answers> ANSWERED = new ConcurrentHashMap<>();

  /** How many answers a consumer had when it was last looked at, and when that last changed. */
  private record Answers(double count, long changedNanos) {}

  private static final Map<String, Set<KafkaMetric>> ALL = new ConcurrentHashMap<>();

  private final Map<KafkaMetric, String> own = new ConcurrentHashMap<>();
  private final Set<KafkaMetric> asking = ConcurrentHashMap.newKeySet();

  /** Whether a partition that this process reads has them, or was not yet looked at. */
  static boolean areIn(String topic, int partition) {
    Set<KafkaMetric> metrics = ALL.getOrDefault(name(topic, Integer.toString(partition)), Set.of());
    return isUnfetched(metrics)
        || metrics.stream()
            .anyMatch(
                metric ->
                    isLag(metric) && metric.metricValue() instanceof Double records && records > 0);
  }

  /**
   * Whether any partition that this process reads was not yet looked at, or none is known: the only
   * answer for a reader that does not know which of them is its own.
   */
  static boolean mayBeAnywhere() {
    return ALL.isEmpty() || ALL.values().stream().anyMatch(UnreadRecords::isUnfetched);
  }

  /**
   * Whether any consumer of this process was lately answered by a broker. Where all have read to
   * the end, nothing else tells a silent desk from brokers that are down: the lag that was told
   * last stands. True where no consumer has ever asked, as in a process that reads nothing.
   */
  public static boolean areAnswered() {
    return areAnswered(System.nanoTime());
  }

  static boolean areAnswered(long nowNanos) {
    ANSWERED.replaceAll(
        (metric, before) ->
            metric.metricValue() instanceof Double count && count != before.count()
                ? new Answers(count, nowNanos)
                : before);
    boolean asked = false;
    for (Answers answers : ANSWERED.values()) {
      if (answers.count() > 0) {
        asked = true;
        if (nowNanos - answers.changedNanos() <= UNHEARD_NANOS) {
          return true;
        }
      }
    }
    return !asked;
  }

  private static boolean isUnfetched(Set<KafkaMetric> metrics) {
    return !metrics.isEmpty() && metrics.stream().noneMatch(UnreadRecords::isLag);
  }

  private static boolean isLag(KafkaMetric metric) {
    return metric.metricName().name().equals(LAG);
  }

  /** In the tags of its metrics Kafka writes a topic's points as underscores. */
  private static String name(String topic, String partition) {
    return topic.replace('.', '_') + "/" + partition;
  }

  @Override
  public void init(List<KafkaMetric> metrics) {
    metrics.forEach(this::metricChange);
  }

  @Override
  public void metricChange(KafkaMetric metric) {
    Map<String, String> tags = metric.metricName().tags();
    if (metric.metricName().name().equals(ANSWERS) && !tags.containsKey("topic")) {
      ANSWERED.put(metric, new Answers(0, 0));
      asking.add(metric);
    }
    if (TOLD.contains(metric.metricName().name())
        && tags.containsKey("topic")
        && tags.containsKey("partition")) {
      String name = name(tags.get("topic"), tags.get("partition"));
      own.put(metric, name);
      ALL.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(metric);
    }
  }

  @Override
  public void metricRemoval(KafkaMetric metric) {
    ANSWERED.remove(metric);
    String name = own.remove(metric);
    if (name != null) {
      ALL.computeIfPresent(
          name,
          (n, metrics) -> {
            metrics.remove(metric);
            return metrics.isEmpty() ? null : metrics;
          });
    }
  }

  @Override
  public void close() {
    List.copyOf(own.keySet()).forEach(this::metricRemoval);
    asking.forEach(ANSWERED::remove);
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // Nothing of it can be set.
  }
}
