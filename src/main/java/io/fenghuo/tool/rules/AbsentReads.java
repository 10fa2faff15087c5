package io.fenghuo.tool.rules;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventSchema;
import io.fenghuo.measure.MeasureDefinition;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What conditions on events read though an event may lack it, and do not ask for by {@code has}:
 * there a comparison does not hold and {@code !=} does, which the author may not have meant.
 */
final class AbsentReads {

  private static final Set<EventField> ALWAYS =
      EnumSet.of(
          EventField.KIND,
          EventField.EVENT_ID,
          EventField.EVENT_TIME,
          EventField.TENANT,
          EventField.BRAND,
          // Read as false where a record does not give it.
          EventField.IS_COMPLAINT);

  private AbsentReads() {}

  static List<String> of(Rule rule) {
    List<String> warnings = new ArrayList<>();
    for (Stage stage : rule.stages()) {
      Collection<EventKind> kinds = stage.reads().kinds();
      add("[" + stage.name() + "].where", stage.where(), kinds, rule.vocabulary(stage), warnings);
    }
    Stage telling = rule.telling();
    if (telling != null) {
      for (Grading.Raise raise : rule.level().raises()) {
        add(
            "level.raise to " + raise.to(),
            raise.when(),
            telling.reads().kinds(),
            telling.reads().vocabulary(),
            warnings);
      }
    }
    return List.copyOf(warnings);
  }

  static List<String> of(MeasureDefinition measure) {
    List<String> warnings = new ArrayList<>();
    add("where", measure.where(), measure.on(), Vocabulary.EVENT, warnings);
    add("hit", measure.hit(), measure.on(), Vocabulary.EVENT, warnings);
    return List.copyOf(warnings);
  }

  private static void add(
      String place,
      String condition,
      Collection<EventKind> kinds,
      Vocabulary vocabulary,
      List<String> warnings) {
    if (condition.isEmpty() || kinds.isEmpty()) {
      return;
    }
    Set<String> unasked;
    try {
      unasked = Condition.compile(condition, vocabulary).unasked();
    } catch (InvalidConditionException e) {
      throw new IllegalStateException("A checked condition compiles: " + condition, e);
    }
    for (EventKind kind : new TreeSet<>(kinds)) {
      for (EventField field : EventField.values()) {
        if (unasked.contains(field.fieldName())
            && !ALWAYS.contains(field)
            && !EventSchema.required(kind).contains(field)) {
          warnings.add(
              "%s reads %s, which a %s may lack: there != holds and every other comparison does not; say has(%s)"
                  .formatted(place, field.fieldName(), kind, field.fieldName()));
        }
      }
    }
  }
}
