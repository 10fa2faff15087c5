package io.fenghuo.match.warning;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventSchema;
import io.fenghuo.measure.FigureDefinition;
import io.fenghuo.measure.MeasureDefinition;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.words.Message;
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

  static List<Message> of(Rule rule) {
    List<Message> warnings = new ArrayList<>();
    for (Stage stage : rule.stages()) {
      Collection<EventKind> kinds = stage.reads().kinds();
      add(
          Message.listed(List.of("[" + stage.name() + "].where")),
          stage.where(),
          kinds,
          rule.vocabulary(stage),
          warnings);
    }
    Stage telling = rule.telling();
    if (telling != null) {
      for (Grading.Raise raise : rule.level().raises()) {
        add(
            Message.of("rule-warning.raise", "to", raise.to().name()),
            raise.when(),
            telling.reads().kinds(),
            telling.reads().vocabulary(),
            warnings);
      }
    }
    return List.copyOf(warnings);
  }

  static List<Message> of(MeasureDefinition measure) {
    List<Message> warnings = new ArrayList<>();
    for (FigureDefinition figure : measure.figure().parts()) {
      add(
          Message.listed(List.of("where")),
          figure.where(),
          figure.on(),
          Vocabulary.EVENT,
          warnings);
      add(Message.listed(List.of("hit")), figure.hit(), figure.on(), Vocabulary.EVENT, warnings);
    }
    return List.copyOf(warnings);
  }

  private static void add(
      Message place,
      String condition,
      Collection<EventKind> kinds,
      Vocabulary vocabulary,
      List<Message> warnings) {
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
              Message.of(
                  "rule-warning.absent",
                  "place",
                  place,
                  "name",
                  field.fieldName(),
                  "event",
                  kind.name()));
        }
      }
    }
  }
}
