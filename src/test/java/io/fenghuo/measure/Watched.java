package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Default measures over events in order, without Flink: quick enough for months of a desk. */
final class Watched implements Measure.Listener {

  private static final MeasureSet DEFAULTS = defaults();

  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, MeasureState> states = new HashMap<>();
  private final List<Symptom> symptoms = new ArrayList<>();

  Watched(String... ids) {
    for (String id : ids) {
      measures.add(new Measure(DEFAULTS.byId(id).orElseThrow()));
    }
  }

  /** What it tells of one measure. */
  static Watched of(MeasureDefinition definition) {
    Watched watched = new Watched();
    watched.measures.add(new Measure(definition));
    return watched;
  }

  /** Time passes through an instant, and nothing comes. */
  void pass(long timeMillis) {
    for (Measure measure : measures) {
      states.entrySet().stream()
          .filter(state -> state.getKey().startsWith(measure.definition().id()))
          .filter(state -> state.getValue() != null)
          .forEach(state -> measure.passThrough(timeMillis, state.getValue(), this));
    }
  }

  /** As if all had been saved and read again. */
  void restore() throws IOException {
    for (Map.Entry<String, MeasureState> state : states.entrySet()) {
      byte[] saved = MeasureStateSerializerTest.write(state.getValue());
      state.setValue(MeasureStateSerializerTest.read(saved));
    }
  }

  Watched take(Event event) {
    for (Measure measure : measures) {
      MeasureDefinition definition = measure.definition();
      if (!definition.on().contains(event.kind())) {
        continue;
      }
      Scope scope = Scope.of(event, definition.scope()).orElseThrow();
      String key = definition.id() + scope.key();
      states.put(key, measure.on(event, scope, states.get(key), event.timeMillis(), this));
    }
    return this;
  }

  List<Symptom> ups() {
    return symptoms.stream().filter(symptom -> symptom.edge() == Edge.UP).toList();
  }

  List<Symptom> symptoms() {
    return symptoms;
  }

  @Override
  public void crossed(Symptom symptom) {
    symptoms.add(symptom);
  }

  @Override
  public void stepped(Symptom symptom) {}

  @Override
  public void behindWindow(Event event) {}

  static MeasureSet defaults() {
    try (var file = MeasureSet.class.getResourceAsStream("/measures.yaml")) {
      return MeasureSet.parse(
          "measures.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
