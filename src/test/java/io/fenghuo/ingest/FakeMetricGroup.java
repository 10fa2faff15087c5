package io.fenghuo.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps counters by the path of their groups. */
final class FakeMetricGroup extends UnregisteredMetricsGroup {

  private final String path;
  private final Map<String, Counter> counters;

  FakeMetricGroup() {
    this("", new HashMap<>());
  }

  private FakeMetricGroup(String path, Map<String, Counter> counters) {
    this.path = path;
    this.counters = counters;
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return new FakeMetricGroup(path + key + "=" + value + "/", counters);
  }

  @Override
  public Counter counter(String name) {
    Counter counter = super.counter(name);
    if (counters.put(path + name, counter) != null) {
      throw new AssertionError("registered twice: " + path + name);
    }
    return counter;
  }

  Map<String, Long> counts() {
    return counters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getCount()));
  }
}
