package io.fenghuo.ingest;

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
 * <p>Kafka makes one for each consumer, from {@code metric.reporters}. Where nothing is known, as
 * of a partition from which nothing was fetched yet, it says no.
 */
public final class UnreadRecords implements MetricsReporter {

  private static final String LAG = "records-lag";

  private static final Map<String, Set<KafkaMetric>> LAGS = new ConcurrentHashMap<>();

  private final Map<KafkaMetric, String> own = new ConcurrentHashMap<>();

  static boolean areIn(String topic, int partition) {
    for (KafkaMetric lag : LAGS.getOrDefault(name(topic, Integer.toString(partition)), Set.of())) {
      if (lag.metricValue() instanceof Double records && records > 0) {
        return true;
      }
    }
    return false;
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
    if (metric.metricName().name().equals(LAG)
        && tags.containsKey("topic")
        && tags.containsKey("partition")) {
      String name = name(tags.get("topic"), tags.get("partition"));
      own.put(metric, name);
      LAGS.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(metric);
    }
  }

  @Override
  public void metricRemoval(KafkaMetric metric) {
    String name = own.remove(metric);
    if (name != null) {
      LAGS.computeIfPresent(
          name,
          (n, lags) -> {
            lags.remove(metric);
            return lags.isEmpty() ? null : lags;
          });
    }
  }

  @Override
  public void close() {
    List.copyOf(own.keySet()).forEach(this::metricRemoval);
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // Nothing of it can be set.
  }
}
