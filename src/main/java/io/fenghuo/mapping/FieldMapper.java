package io.fenghuo.mapping;

import com.google.common.primitives.UnsignedLong;
import io.fenghuo.condition.Expression;
import io.fenghuo.condition.ExpressionException;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.mapping.Mapping.FieldSource;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives one field its value. */
final class FieldMapper {

  private final TargetField target;
  private final FieldSource source;
  private final Expression expression;
  private final TimeReader time;

  private FieldMapper(
      TargetField target, FieldSource source, Expression expression, TimeReader time) {
    this.target = target;
    this.source = source;
    this.expression = expression;
    this.time = time;
  }

  static FieldMapper compile(String name, FieldSource source, Set<String> variables)
      throws InvalidConditionException {
    TargetField target = TargetField.ALL.get(name);
    return new FieldMapper(
        target,
        source,
        source.isConstant() ? null : Expression.compile(source.expr(), variables),
        target.isTime() ? TimeReader.of(name, source) : null);
  }

  /** Puts the field among the values, unless the record has nothing for it. */
  void map(Variables variables, Map<String, Object> values) throws RefusedException {
    Object value = source.isConstant() ? source.value() : ours(theirs(variables));
    if (value != null) {
      values.put(target.name(), value);
    } else if (source.required()) {
      throw new RefusedException(
          RefusalReason.MISSING_FIELD, target.name() + " is missing: nothing is there to read");
    }
  }

  private Object theirs(Variables variables) throws RefusedException {
    try {
      return expression.evaluate(variables);
    } catch (ExpressionException e) {
      throw new RefusedException(
          RefusalReason.EXPRESSION_FAILED, target.name() + " can't be had: " + e.getMessage());
    }
  }

  /** Only what has no other meaning is turned into another type; the rest is the checks' matter. */
  private Object ours(Object value) throws RefusedException {
    if (value == null) {
      return null;
    }
    if (!source.table().isEmpty()) {
      return fromTable(value);
    }
    if (time != null) {
      return time.read(value);
    }
    if (value instanceof Duration duration
        && target.takes().contains(Expression.ValueType.DURATION)) {
      return millis(duration);
    }
    return value instanceof UnsignedLong number && number.longValue() >= 0
        ? (Object) number.longValue()
        : value;
  }

  private Object fromTable(Object value) throws RefusedException {
    Serializable ours = source.table().get(String.valueOf(value));
    if (ours != null) {
      return ours;
    }
    if (source.otherwise() != null) {
      return source.otherwise();
    }
    throw new RefusedException(
        RefusalReason.UNKNOWN_VALUE,
        target.name()
            + " reads a value that its table does not have; it has "
            + source.table().keySet().stream().sorted().collect(Collectors.joining(", ")));
  }

  private long millis(Duration duration) throws RefusedException {
    try {
      return duration.toMillis();
    } catch (ArithmeticException e) {
      throw new RefusedException(RefusalReason.OUT_OF_RANGE, target.name() + " is too long a time");
    }
  }
}
