package io.fenghuo.mapping;

import io.fenghuo.condition.Expression;
import io.fenghuo.condition.ExpressionException;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.event.EventField;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.mapping.Mapping.EventRule;
import io.fenghuo.mapping.Mapping.FieldSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One event rule, compiled. */
final class EventMapper {

  private final EventRule rule;
  private final Guard when;
  private final Expression forEach;
  private final List<FieldMapper> fields;

  private EventMapper(EventRule rule, Guard when, Expression forEach, List<FieldMapper> fields) {
    this.rule = rule;
    this.when = when;
    this.forEach = forEach;
    this.fields = fields;
  }

  static EventMapper compile(EventRule rule) throws InvalidConditionException {
    boolean single = rule.forEach().isEmpty();
    Set<String> variables = single ? Variables.OF_RECORD : Variables.OF_ITEM;
    List<FieldMapper> fields = new ArrayList<>();
    for (Map.Entry<String, FieldSource> field : rule.fields().entrySet()) {
      fields.add(FieldMapper.compile(field.getKey(), field.getValue(), variables));
    }
    return new EventMapper(
        rule,
        Guard.compile(rule.path() + ".when", rule.when(), variables),
        single ? null : Expression.compile(rule.forEach(), Variables.OF_RECORD),
        fields);
  }

  /**
   * What the rule reads of a record: the record itself, or each item of its list.
   *
   * @return null where the record has no such list, and the rule therefore nothing to say of it
   */
  List<Variables> candidates(Variables record) throws RefusedException {
    if (forEach == null) {
      return List.of(record);
    }
    Object value;
    try {
      value = forEach.evaluate(record);
    } catch (ExpressionException e) {
      throw new RefusedException(
          RefusalReason.EXPRESSION_FAILED, path() + " can't be had: " + e.getMessage());
    }
    if (value == null) {
      return null;
    }
    if (!(value instanceof List<?> list)) {
      throw new RefusedException(RefusalReason.WRONG_TYPE, path() + " must be a list");
    }
    if (list.size() > RecordMapper.MAX_ITEMS) {
      throw new RefusedException(
          RefusalReason.OUT_OF_RANGE,
          path() + " must have at most " + RecordMapper.MAX_ITEMS + " items, got " + list.size());
    }
    List<Variables> items = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      items.add(record.with(list.get(i), i));
    }
    return items;
  }

  /** Whether a list decides if the rule has something to say, rather than its {@code when}. */
  boolean isForEach() {
    return forEach != null;
  }

  boolean takes(Variables candidate) throws RefusedException {
    return when.holds(candidate);
  }

  /** The fields of the event, by name. */
  Map<String, Object> map(Variables candidate) throws RefusedException {
    Map<String, Object> values = new HashMap<>();
    for (FieldMapper field : fields) {
      field.map(candidate, values);
    }
    if (rule.kind() != null) {
      values.put(EventField.KIND.fieldName(), rule.kind().name());
    }
    return values;
  }

  /** Whether the rule says what the event's id is; where not, its address will do. */
  boolean givesId() {
    return rule.fields().containsKey(EventField.EVENT_ID.fieldName());
  }

  private String path() {
    return rule.path() + ".for-each";
  }
}
