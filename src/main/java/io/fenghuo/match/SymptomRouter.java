package io.fenghuo.match;

import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Reads;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.Stage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Sends a symptom to the keys of the rules that read its measure and line: once per key shape to
 * which its scope can be cut. Only crossings into trouble are part of patterns; a crossing back
 * goes to the incident station by another way.
 */
public final class SymptomRouter implements FlatMapFunction<Symptom, Signal> {

  private final Map<String, Map<KeyShape, Set<Reads>>> routes = new HashMap<>();

  public SymptomRouter(RuleSet rules) {
    for (Rule rule : rules.rules()) {
      for (Stage stage : rule.stages()) {
        if (stage.reads().isSymptom()) {
          routes
              .computeIfAbsent(stage.reads().measure(), m -> new LinkedHashMap<>())
              .computeIfAbsent(KeyShape.of(rule), s -> new LinkedHashSet<>())
              .add(stage.reads());
        }
      }
    }
  }

  @Override
  public void flatMap(Symptom symptom, Collector<Signal> out) {
    if (symptom.edge() != Edge.UP) {
      return;
    }
    routes
        .getOrDefault(symptom.measureId(), Map.of())
        .forEach(
            (shape, readers) -> {
              if (readers.stream().anyMatch(r -> r.reads(symptom.measureId(), symptom.line()))) {
                shape.keyOf(symptom).ifPresent(k -> out.collect(new Signal(k, null, symptom)));
              }
            });
  }
}
