package io.fenghuo.mapping;

import io.fenghuo.condition.Expression;
import io.fenghuo.condition.ExpressionException;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import java.util.Set;

/**
 * A {@code when}: it holds where its expression is true. A comparison with what the record lacks
 * does not hold, {@code !=} does.
 */
final class Guard {

  private final String path;
  private final Expression expression;

  private Guard(String path, Expression expression) {
    this.path = path;
    this.expression = expression;
  }

  /**
   * @param source the expression; empty for one that always holds
   */
  static Guard compile(String path, String source, Set<String> variables)
      throws InvalidConditionException {
    return new Guard(path, source.isEmpty() ? null : Expression.compileQuestion(source, variables));
  }

  boolean holds(Variables variables) throws RefusedException {
    if (expression == null) {
      return true;
    }
    Object value;
    try {
      value = expression.evaluate(variables);
    } catch (ExpressionException e) {
      throw new RefusedException(
          RefusalReason.EXPRESSION_FAILED, path + " can't be decided: " + e.getMessage());
    }
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean holds) {
      return holds;
    }
    throw new RefusedException(RefusalReason.WRONG_TYPE, path + " must be true or false");
  }
}
