package io.fenghuo.measure;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.OverBudgetException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import java.util.ArrayList;
import java.util.List;

/**
 * A measure's condition on an event. What it asks of single fields is looked at first: most bot
 * turns do not fail, and need no evaluation to say so.
 */
final class EventCondition {

  private record Required(EventField field, String text) {}

  private final Condition condition;
  private final List<Required> required = new ArrayList<>();

  /**
   * @param source checked before; empty for what always holds
   */
  EventCondition(String source) {
    this.condition = source.isEmpty() ? Condition.ALWAYS : compile(source);
    condition
        .requirements()
        .forEach(
            (name, text) ->
                required.add(new Required(EventField.byName(name).orElseThrow(), text)));
  }

  boolean holds(Event event) {
    for (Required each : required) {
      if (!each.text().equals(each.field().of(event))) {
        return false;
      }
    }
    try {
      return condition.holds(name -> field(name, event));
    } catch (OverBudgetException e) {
      // Its loops are over written lists and were judged by them: this is the machine's stack.
      return false;
    }
  }

  private static Object field(String name, Event event) {
    return EventField.byName(name).map(field -> field.of(event)).orElse(null);
  }

  private static Condition compile(String source) {
    try {
      return Condition.compile(source, Vocabulary.EVENT);
    } catch (InvalidConditionException e) {
      throw new IllegalStateException("A condition that was accepted is refused: " + source, e);
    }
  }
}
