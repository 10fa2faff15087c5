package io.fenghuo.match;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Rule;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The dimensions by which a rule keeps its matches apart. Rules of one shape share their signals: a
 * signal is sent once per shape, not once per rule.
 */
record KeyShape(List<Dimension> dimensions) implements Serializable {

  private static final char SEPARATOR = '|';

  static KeyShape of(Rule rule) {
    return new KeyShape(rule.key());
  }

  /** The key of an event under this shape; empty where the event lacks an identity. */
  Optional<String> keyOf(Event event) {
    return Scope.of(event, dimensions).map(this::key);
  }

  /** The key of a symptom under this shape; empty where its scope is not cut finely enough. */
  Optional<String> keyOf(Symptom symptom) {
    return symptom.scope().cutTo(dimensions).map(this::key);
  }

  String name() {
    return dimensions.stream().map(Dimension::fieldName).collect(Collectors.joining("+"));
  }

  /** The name of the shape under which a key was made. */
  static String nameIn(String key) {
    return key.substring(0, key.indexOf(SEPARATOR));
  }

  private String key(Scope scope) {
    return name() + SEPARATOR + scope.key();
  }
}
