package io.fenghuo.health;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What one subtask says of the units of its tenants in metrics: how many are in which state, how
 * old the oldest sign of life of those that are LIVE is, and how many were forgotten. After a
 * restore a tenant counts from the next bucket on.
 */
final class HealthFigures {

  private record OfTenant(Map<HealthState, Integer> units, long oldestLiveMillis) {}

  private final Map<String, OfTenant> byTenant = new HashMap<>();
  private final Counter forgotten;

  HealthFigures(MetricGroup metrics) {
    for (HealthState state : EnumSet.complementOf(EnumSet.of(HealthState.FORGOTTEN))) {
      metrics.gauge(
          "units-" + state.name().toLowerCase(Locale.ROOT), (Gauge<Integer>) () -> units(state));
    }
    metrics.gauge("oldest-live-age-millis", (Gauge<Long>) this::oldestLiveMillis);
    forgotten = metrics.counter("tenants-forgotten");
  }

  void of(String tenant, Map<String, UnitState> units, long nowMillis) {
    Map<HealthState, Integer> counts = new EnumMap<>(HealthState.class);
    long oldest = 0;
    for (UnitState unit : units.values()) {
      counts.merge(unit.state(), 1, Integer::sum);
      if (unit.state() == HealthState.LIVE) {
        oldest = Math.max(oldest, nowMillis - unit.signs().lastMillis());
      }
    }
    byTenant.put(tenant, new OfTenant(counts, oldest));
  }

  void forget(String tenant) {
    byTenant.remove(tenant);
    forgotten.inc();
  }

  private int units(HealthState state) {
    return byTenant.values().stream().mapToInt(t -> t.units().getOrDefault(state, 0)).sum();
  }

  private long oldestLiveMillis() {
    return byTenant.values().stream().mapToLong(OfTenant::oldestLiveMillis).max().orElse(0);
  }
}
