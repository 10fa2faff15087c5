package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Sends an event to the keys of the rules that read its kind: once per key shape. A dimension that
 * it lacks is {@link io.fenghuo.event.Scope#UNKNOWN}; it goes to no shape that is cut by the
 * session or customer where it lacks them. An event that nobody reads goes nowhere.
 *
 * <p>An event of a drill is not sent: a drill's matches are to be kept apart from the real ones,
 * which asks for a key that names the drill.
 */
public final class EventRouter implements FlatMapFunction<Event, Signal> {

  private final Map<EventKind, Set<KeyShape>> shapes = new EnumMap<>(EventKind.class);

  public EventRouter(RuleSet rules) {
    for (Rule rule : rules.rules()) {
      for (EventKind kind : EventKind.values()) {
        if (rule.reads(kind)) {
          shapes.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(KeyShape.of(rule));
        }
      }
    }
  }

  @Override
  public void flatMap(Event event, Collector<Signal> out) {
    if (event.isDrill()) {
      return;
    }
    for (KeyShape shape : shapes.getOrDefault(event.kind(), Set.of())) {
      Optional<String> key = shape.keyOf(event);
      key.ifPresent(k -> out.collect(new Signal(k, event, null)));
    }
  }
}
