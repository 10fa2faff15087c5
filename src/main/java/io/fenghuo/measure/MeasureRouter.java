package io.fenghuo.measure;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;

/**
 * Sends an event once to each scope over which a measure reads its kind: measures of one scope
 * shape share the reading. It keeps nothing.
 *
 * <p>Events of drills are not measured, for a drill must not move the figures by which the real
 * desk is watched; they are counted. A dimension that an event lacks is {@link Scope#UNKNOWN}; one
 * that lacks the customer or session by whom a scope is cut belongs to no such scope, and is
 * counted too.
 */
public final class MeasureRouter extends RichFlatMapFunction<Event, Reading> {

  private final MeasureSet measures;

  private transient Map<EventKind, Map<String, List<Dimension>>> shapes;
  private transient Counter drillEventsSkipped;
  private transient Counter eventsOutsideScope;

  public MeasureRouter(MeasureSet measures) {
    this.measures = measures;
  }

  @Override
  public void open(OpenContext context) {
    shapes = new EnumMap<>(EventKind.class);
    for (MeasureDefinition measure : measures.definitions()) {
      for (EventKind kind : measure.on()) {
        shapes
            .computeIfAbsent(kind, k -> new LinkedHashMap<>())
            .put(measure.shape(), measure.scope());
      }
    }
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    drillEventsSkipped = metrics.counter("drillEventsSkipped");
    eventsOutsideScope = metrics.counter("eventsOutsideScope");
  }

  @Override
  public void flatMap(Event event, Collector<Reading> out) {
    Map<String, List<Dimension>> read = shapes.get(event.kind());
    if (read == null) {
      return;
    }
    if (event.isDrill()) {
      drillEventsSkipped.inc();
      return;
    }
    for (Map.Entry<String, List<Dimension>> shape : read.entrySet()) {
      Optional<Scope> scope = Scope.of(event, shape.getValue());
      if (scope.isPresent()) {
        out.collect(new Reading(scope.get().key(), shape.getKey(), scope.get(), event));
      } else {
        eventsOutsideScope.inc();
      }
    }
  }
}
