package io.fenghuo.condition;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;

/** {@code has(this.field)} as CEL has it, and {@code has(field)} for the same. */
final class Presence {

  /** CEL's macros without its {@code has}. */
  static final ImmutableSet<CelStandardMacro> OTHER_MACROS =
      CelStandardMacro.STANDARD_MACROS.stream()
          .filter(macro -> macro != CelStandardMacro.HAS)
          .collect(ImmutableSet.toImmutableSet());

  private Presence() {}

  static CelMacro macro(Vocabulary vocabulary) {
    return CelMacro.newGlobalMacro(
        "has",
        1,
        (factory, target, arguments) -> {
          CelExpr asked = arguments.get(0);
          if (asked.getKind() == Kind.SELECT) {
            return Optional.of(
                factory.newSelect(asked.select().operand(), asked.select().field(), true));
          }
          if (asked.getKind() == Kind.IDENT
              && vocabulary.types().containsKey(asked.ident().name())) {
            return Optional.of(
                factory.newSelect(
                    factory.newIdentifier(Condition.THIS), asked.ident().name(), true));
          }
          return Optional.of(factory.reportError(CelWords.NO_FIELD));
        });
  }
}
