package io.fenghuo.mapping;

import io.fenghuo.condition.Expression;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.EventKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping file says, checked. It holds the texts of its expressions, so that it travels in
 * the job graph; {@link RecordMapper} compiles them.
 *
 * @param when the condition on a record to be read at all; empty where all are
 * @param unmatched what becomes of a record that no event rule takes
 * @param events the rules, in their order
 */
public record Mapping(String when, Unmatched unmatched, List<EventRule> events)
    implements Serializable {

  /** The fate of a record that no event rule takes. */
  enum Unmatched {
    DEAD_LETTER,
    SKIP
  }

  /** In what an epoch time is counted. */
  enum TimeUnit {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS
  }

  /**
   * One event, or one for each item of a list.
   *
   * @param path where it stands in the file
   * @param kind the event's kind; null where the field {@code kind} computes it
   * @param when the condition on the record, and on the item where there is one; empty for none
   * @param forEach the list of which each item gives an event; empty for one event
   * @param fields by name, those common to all events among them
   */
  record EventRule(
      String path, EventKind kind, String when, String forEach, Map<String, FieldSource> fields)
      implements Serializable {}

  /**
   * Where a field's value comes from. Exactly one of {@code expr} and {@code value} is there.
   *
   * @param expr an expression over the record; empty for a constant
   * @param value a constant, or null
   * @param required whether an event without it is a dead letter, though its kind could do without
   * @param table values of ours by the text of theirs; empty where there is none
   * @param otherwise what the table gives for what it does not have, or null
   * @param unit of an epoch time, or null
   * @param format pattern of a time's text; empty for RFC 3339
   * @param zone of a text that tells none; empty for none
   */
  record FieldSource(
      String expr,
      Serializable value,
      boolean required,
      Map<String, Serializable> table,
      Serializable otherwise,
      TimeUnit unit,
      String format,
      String zone)
      implements Serializable {

    boolean isConstant() {
      return expr.isEmpty();
    }
  }

  /** What its conditions leave unsaid: where they hold because a record lacks what they read. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    addWarnings("when", when, Variables.OF_RECORD, warnings);
    for (EventRule event : events) {
      Set<String> variables = event.forEach().isEmpty() ? Variables.OF_RECORD : Variables.OF_ITEM;
      addWarnings(event.path() + ".when", event.when(), variables, warnings);
    }
    return List.copyOf(warnings);
  }

  private static void addWarnings(
      String path, String condition, Set<String> variables, List<String> warnings) {
    if (condition.isEmpty()) {
      return;
    }
    try {
      for (String read : Expression.compileQuestion(condition, variables).unasked()) {
        warnings.add(
            path + " holds for a record that lacks " + read + ": say has(" + read + ") if it may");
      }
    } catch (InvalidConditionException e) {
      throw new IllegalStateException("A mapping's expressions compile once it is read", e);
    }
  }

  /**
   * @param source the file's name, for messages
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of the text
   */
  public static Mapping parse(String source, String text) {
    Faults faults = new Faults();
    Yaml root = Yaml.parse(text, faults);
    faults.throwIfAny(source);
    Mapping mapping = new MappingReader().read(root);
    faults.throwIfAny(source);
    return mapping;
  }
}
