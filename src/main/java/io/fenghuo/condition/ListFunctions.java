package io.fenghuo.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;

/**
 * What conditions may ask of a list of numbers beside CEL's own {@code size}: {@code sum}, {@code
 * mean}, {@code min}, {@code max}. The sum of nothing is 0; the others of nothing are absent.
 */
final class ListFunctions {

  private ListFunctions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        declaration("sum", SimpleType.INT),
        declaration("mean", SimpleType.DOUBLE),
        declaration("min", SimpleType.INT),
        declaration("max", SimpleType.INT));
  }

  static List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    bindings.add(whole("sum", ListFunctions::sum));
    bindings.add(fractions("sum", list -> list.stream().mapToDouble(ListFunctions::number).sum()));
    bindings.add(whole("mean", ListFunctions::mean));
    bindings.add(fractions("mean", ListFunctions::mean));
    bindings.add(
        whole(
            "min",
            list -> some("min", list).stream().mapToLong(Number::longValue).min().getAsLong()));
    bindings.add(
        fractions(
            "min",
            list ->
                some("min", list).stream().mapToDouble(ListFunctions::number).min().getAsDouble()));
    bindings.add(
        whole(
            "max",
            list -> some("max", list).stream().mapToLong(Number::longValue).max().getAsLong()));
    bindings.add(
        fractions(
            "max",
            list ->
                some("max", list).stream().mapToDouble(ListFunctions::number).max().getAsDouble()));
    return bindings;
  }

  private interface OfNumbers {
    Object apply(List<Number> numbers);
  }

  private static CelFunctionDecl declaration(String name, CelType ofWhole) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newGlobalOverload(wholeId(name), ofWhole, ListType.create(SimpleType.INT)),
        CelOverloadDecl.newGlobalOverload(
            fractionsId(name), SimpleType.DOUBLE, ListType.create(SimpleType.DOUBLE)));
  }

  @SuppressWarnings("unchecked") // the compiler has checked what the list holds
  private static CelFunctionBinding whole(String name, OfNumbers function) {
    return CelFunctionBinding.from(
        wholeId(name), List.class, list -> function.apply((List<Number>) list));
  }

  @SuppressWarnings("unchecked") // the compiler has checked what the list holds
  private static CelFunctionBinding fractions(String name, OfNumbers function) {
    return CelFunctionBinding.from(
        fractionsId(name), List.class, list -> function.apply((List<Number>) list));
  }

  private static String wholeId(String name) {
    return name + "_list_int";
  }

  private static String fractionsId(String name) {
    return name + "_list_double";
  }

  private static Object sum(List<Number> numbers) {
    long sum = 0;
    for (Number number : numbers) {
      sum = Math.addExact(sum, number.longValue());
    }
    return sum;
  }

  private static Object mean(List<Number> numbers) {
    return some("mean", numbers).stream()
        .mapToDouble(ListFunctions::number)
        .average()
        .getAsDouble();
  }

  private static double number(Number number) {
    return number.doubleValue();
  }

  private static List<Number> some(String function, List<Number> numbers) {
    if (numbers.isEmpty()) {
      throw CelAttributeNotFoundException.of(function + " of an empty list");
    }
    return numbers;
  }
}
