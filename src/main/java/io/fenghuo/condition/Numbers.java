package io.fenghuo.condition;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * Numbers as the writer of a condition knows them: of one kind. CEL keeps whole numbers and
 * fractions apart; here they may be compared and reckoned with one another, and {@code /} gives a
 * fraction where there is one. Only {@code %} and a place in a list want whole numbers. A division
 * by zero is an error for either.
 */
final class Numbers {

  private static final CelType WHOLE = SimpleType.INT;
  private static final CelType FRACTION = SimpleType.DOUBLE;

  /** CEL's own functions but its division of numbers. */
  static final CelStandardDeclarations OTHER_DECLARATIONS =
      CelStandardDeclarations.newBuilder()
          .filterFunctions(
              (function, overload) ->
                  overload != Arithmetic.DIVIDE_INT64 && overload != Arithmetic.DIVIDE_DOUBLE)
          .build();

  /** What CEL's runtime has for that division. */
  static final Set<DivideOverload> REPLACED =
      Set.of(DivideOverload.DIVIDE_INT64, DivideOverload.DIVIDE_DOUBLE);

  private Numbers() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        mixed("_==_", SimpleType.BOOL),
        mixed("_!=_", SimpleType.BOOL),
        mixed("_+_", FRACTION),
        mixed("_-_", FRACTION),
        mixed("_*_", FRACTION),
        CelFunctionDecl.newFunctionDeclaration(
            "_/_",
            overload("_/_", FRACTION, WHOLE, FRACTION),
            overload("_/_", FRACTION, FRACTION, WHOLE),
            overload("_/_", FRACTION, WHOLE, WHOLE),
            overload("_/_", FRACTION, FRACTION, FRACTION)),
        CelFunctionDecl.newFunctionDeclaration(
            "@in",
            overload("@in", SimpleType.BOOL, WHOLE, ListType.create(FRACTION)),
            overload("@in", SimpleType.BOOL, FRACTION, ListType.create(WHOLE))));
  }

  static List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    // Long to double loses the last digits of numbers beyond 2^53, which no field here has.
    bind(bindings, "_==_", (a, b) -> a == b);
    bind(bindings, "_!=_", (a, b) -> a != b);
    bindMixed(bindings, "_+_", Double::sum);
    bindMixed(bindings, "_-_", (a, b) -> a - b);
    bindMixed(bindings, "_*_", (a, b) -> a * b);
    bindMixed(bindings, "_/_", Numbers::divide);
    bindings.add(
        CelFunctionBinding.from(
            id("_/_", WHOLE, WHOLE), Long.class, Long.class, (a, b) -> divide(a, b)));
    bindings.add(
        CelFunctionBinding.from(
            id("_/_", FRACTION, FRACTION), Double.class, Double.class, Numbers::divide));
    bindings.add(
        CelFunctionBinding.from(
            id("@in", WHOLE, ListType.create(FRACTION)),
            Long.class,
            Collection.class,
            (a, list) -> list.contains((double) a)));
    bindings.add(
        CelFunctionBinding.from(
            id("@in", FRACTION, ListType.create(WHOLE)),
            Double.class,
            Collection.class,
            (a, list) -> a == Math.rint(a) && list.contains((long) (double) a)));
    return bindings;
  }

  private interface Comparison {
    boolean of(double a, double b);
  }

  private static CelFunctionDecl mixed(String function, CelType result) {
    return CelFunctionDecl.newFunctionDeclaration(
        function,
        overload(function, result, WHOLE, FRACTION),
        overload(function, result, FRACTION, WHOLE));
  }

  private static CelOverloadDecl overload(String function, CelType result, CelType a, CelType b) {
    return CelOverloadDecl.newGlobalOverload(id(function, a, b), result, a, b);
  }

  private static void bind(List<CelFunctionBinding> bindings, String function, Comparison how) {
    bindings.add(
        CelFunctionBinding.from(
            id(function, WHOLE, FRACTION), Long.class, Double.class, (a, b) -> how.of(a, b)));
    bindings.add(
        CelFunctionBinding.from(
            id(function, FRACTION, WHOLE), Double.class, Long.class, (a, b) -> how.of(a, b)));
  }

  private static void bindMixed(
      List<CelFunctionBinding> bindings, String function, DoubleBinaryOperator how) {
    bindings.add(
        CelFunctionBinding.from(
            id(function, WHOLE, FRACTION),
            Long.class,
            Double.class,
            (a, b) -> how.applyAsDouble(a, b)));
    bindings.add(
        CelFunctionBinding.from(
            id(function, FRACTION, WHOLE),
            Double.class,
            Long.class,
            (a, b) -> how.applyAsDouble(a, b)));
  }

  private static double divide(double a, double b) {
    if (b == 0) {
      throw new CelDivideByZeroException();
    }
    return a / b;
  }

  private static String id(String function, CelType a, CelType b) {
    return function + " of " + name(a) + " and " + name(b);
  }

  private static String name(CelType type) {
    return type instanceof ListType list ? "list_" + list.elemType().name() : type.name();
  }
}
