package io.fenghuo.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a condition asks of single fields: the equations with a text that are joined by {@code &&}
 * at its top, such as {@code brand == 'acme' && latencyMs > 100}. Where one of them fails, so does
 * the whole.
 */
final class Requirements {

  private Requirements() {}

  /** By field, the text that it must have. */
  static Map<String, String> of(CelExpr condition, Vocabulary vocabulary) {
    Map<String, String> required = new TreeMap<>();
    collect(condition, vocabulary, required);
    return Collections.unmodifiableMap(required);
  }

  private static void collect(
      CelExpr expression, Vocabulary vocabulary, Map<String, String> required) {
    if (expression.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return;
    }
    List<CelExpr> arguments = expression.call().args();
    switch (expression.call().function()) {
      case "_&&_" -> arguments.forEach(each -> collect(each, vocabulary, required));
      case "_==_" -> {
        equation(arguments.get(0), arguments.get(1), vocabulary, required);
        equation(arguments.get(1), arguments.get(0), vocabulary, required);
      }
      default -> {
        // Nothing that one field alone decides.
      }
    }
  }

  private static void equation(
      CelExpr field, CelExpr text, Vocabulary vocabulary, Map<String, String> required) {
    if (field.getKind() == CelExpr.ExprKind.Kind.IDENT
        && vocabulary.types().containsKey(field.ident().name())
        && text.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && text.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      required.put(field.ident().name(), text.constant().stringValue());
    }
  }
}
