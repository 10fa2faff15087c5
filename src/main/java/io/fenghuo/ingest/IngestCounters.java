package io.fenghuo.ingest;

import io.fenghuo.json.RefusalReason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what came of the records: {@code events} by topic, {@code deadLetters} by topic and
 * reason.
 */
final class IngestCounters {

  private final MetricGroup group;
  private final Map<String, Topic> topics = new HashMap<>();

  IngestCounters(MetricGroup group) {
    this.group = group;
  }

  void event(String topic) {
    topic(topic).events.inc();
  }

  void deadLetter(String topic, RefusalReason reason) {
    topic(topic).deadLetters(reason).inc();
  }

  private Topic topic(String name) {
    return topics.computeIfAbsent(name, n -> new Topic(group.addGroup("topic", n)));
  }

  private static final class Topic {

    private final MetricGroup group;
    private final Counter events;
    private final Map<RefusalReason, Counter> deadLetters = new EnumMap<>(RefusalReason.class);

    Topic(MetricGroup group) {
      this.group = group;
      this.events = group.counter("events");
    }

    Counter deadLetters(RefusalReason reason) {
      return deadLetters.computeIfAbsent(
          reason, r -> group.addGroup("reason", r.name()).counter("deadLetters"));
    }
  }
}
