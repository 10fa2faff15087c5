package io.fenghuo.match;

import io.fenghuo.condition.Facts;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.SymptomField;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A signal's values by the names that conditions use. */
final class SignalFacts {

  private static final Map<String, SymptomField> SYMPTOM_FIELDS =
      Arrays.stream(SymptomField.values())
          .collect(Collectors.toUnmodifiableMap(SymptomField::fieldName, Function.identity()));

  private SignalFacts() {}

  static Facts of(Signal signal) {
    return signal.isSymptom()
        ? name -> of(signal.symptom(), name)
        : name -> of(signal.event(), name);
  }

  private static Object of(Event event, String name) {
    return EventField.byName(name).map(field -> field.of(event)).orElse(null);
  }

  private static Object of(Symptom symptom, String name) {
    SymptomField field = SYMPTOM_FIELDS.get(name);
    if (field == null) {
      return Dimension.byName(name).map(dimension -> dimension.of(symptom.scope())).orElse(null);
    }
    return switch (field) {
      case VALUE -> symptom.value();
      case LIMIT -> symptom.limit();
      case NUMERATOR -> symptom.numerator();
      case DENOMINATOR -> symptom.denominator();
      case PLAIN -> symptom.plain();
      case BASELINE -> Double.isNaN(symptom.baseline()) ? null : symptom.baseline();
      case LINE -> symptom.line();
      case EVENT_TIME -> Instant.ofEpochMilli(symptom.timeMillis());
    };
  }
}
