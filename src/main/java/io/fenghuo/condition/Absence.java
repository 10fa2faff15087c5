package io.fenghuo.condition;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives a condition its meaning where something that it reads is absent: a comparison, or any other
 * question, of what is absent is answered no, and {@code !=} yes. {@code !}, {@code &&} and {@code
 * ||} go by these answers, so {@code !(a == b)} is {@code a != b}. It puts a {@code has} in front
 * of each question, for each field, key and numbered item that the question reads. An item whose
 * number is computed is not asked for: where it is not there, the whole is undecided.
 */
final class Absence {

  private static final String AND = "_&&_";
  private static final String OR = "_||_";
  private static final String NOT = "!_";
  private static final String NOT_EQUAL = "_!=_";
  private static final String CONDITIONAL = "_?_:_";
  private static final String INDEX = "_[_]";

  private final Predicate<String> isField;
  private long lastId;

  /**
   * @param isField whether a bare name is a field of {@code this}
   */
  Absence(CelExpr parsed, Predicate<String> isField) {
    this.isField = isField;
    this.lastId =
        CelNavigableExpr.fromExpr(parsed).allNodes().mapToLong(n -> n.expr().id()).max().orElse(0);
  }

  /** The condition with that meaning; the same where it reads nothing that can be absent. */
  CelExpr question(CelExpr e) {
    if (isAnyOf(e, AND, OR, NOT, CONDITIONAL)) {
      return withArguments(e, e.call().args().stream().map(this::question).toList());
    }
    return e.getKind() == Kind.COMPREHENSION ? comprehension(e) : guarded(e);
  }

  /** What must be present for it to hold, whatever the rest says: by their bare names. */
  Set<String> needed(CelExpr e) {
    if (e.getKind() == Kind.CALL && e.call().function().equals(AND)) {
      Set<String> needed = new HashSet<>(needed(e.call().args().get(0)));
      needed.addAll(needed(e.call().args().get(1)));
      return needed;
    }
    Set<String> needed = new HashSet<>();
    if (!isAnyOf(e, OR, NOT, CONDITIONAL, NOT_EQUAL) && e.getKind() != Kind.COMPREHENSION) {
      for (CelExpr read : reads(e).values()) {
        if (read.getKind() == Kind.IDENT) {
          needed.add(read.ident().name());
        }
      }
    }
    return needed;
  }

  /**
   * What is read without being asked for by a {@code has}: as it is written, without {@code this}.
   */
  Set<String> unasked(CelExpr whole) {
    Set<String> unasked = new TreeSet<>();
    unasked(whole, true, true, unasked);
    unasked.removeAll(asked(whole));
    return unasked;
  }

  /** The same of what is such that it holds by the absence. */
  Set<String> holdingUnasked(CelExpr whole) {
    Set<String> unasked = new TreeSet<>();
    unasked(whole, false, true, unasked);
    unasked.removeAll(asked(whole));
    return unasked;
  }

  private void unasked(CelExpr e, boolean all, boolean affirmed, Set<String> names) {
    if (isAnyOf(e, AND, OR, NOT, CONDITIONAL)) {
      boolean turned = isAnyOf(e, NOT) != affirmed;
      e.call().args().forEach(each -> unasked(each, all, turned, names));
    } else if (!isHas(e) && (all || isAnyOf(e, NOT_EQUAL) == affirmed)) {
      Set<String> reads = reads(e).keySet();
      reads.stream()
          .filter(name -> reads.stream().noneMatch(other -> other.startsWith(name + ".")))
          .forEach(name -> names.add(withoutThis(name)));
    }
  }

  private static boolean isHas(CelExpr e) {
    return e.getKind() == Kind.SELECT && e.select().testOnly();
  }

  private static Set<String> asked(CelExpr whole) {
    return CelNavigableExpr.fromExpr(whole)
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(Absence::isHas)
        .map(e -> name(e.select().operand(), Set.of()) + "." + e.select().field())
        .map(Absence::withoutThis)
        .collect(Collectors.toSet());
  }

  private static String withoutThis(String name) {
    String prefix = Condition.THIS + ".";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private CelExpr guarded(CelExpr question) {
    CelExpr whole = value(question);
    List<CelExpr> reads = new ArrayList<>(reads(question).values());
    for (int i = reads.size() - 1; i >= 0; i--) {
      CelExpr absent =
          CelExpr.ofConstant(nextId(), CelConstant.ofValue(isAnyOf(question, NOT_EQUAL)));
      whole = call(CONDITIONAL, present(reads.get(i)), whole, absent);
    }
    return whole;
  }

  /** Goes through what is no question itself to the questions that it holds. */
  private CelExpr value(CelExpr e) {
    return switch (e.getKind()) {
      case CALL -> {
        List<CelExpr> arguments = e.call().args();
        if (isAnyOf(e, AND, OR, NOT)) {
          yield question(e);
        }
        List<CelExpr> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
          boolean decides = i == 0 && isAnyOf(e, CONDITIONAL);
          values.add(decides ? question(arguments.get(i)) : value(arguments.get(i)));
        }
        yield withArguments(e, values);
      }
      case SELECT ->
          CelExpr.ofSelect(
              e.id(), value(e.select().operand()), e.select().field(), e.select().testOnly());
      case COMPREHENSION -> comprehension(e);
      case LIST ->
          CelExpr.ofList(
              e.id(),
              e.list().elements().stream()
                  .map(this::value)
                  .collect(ImmutableList.toImmutableList()),
              e.list().optionalIndices());
      default -> e;
    };
  }

  private CelExpr comprehension(CelExpr e) {
    CelExpr.CelComprehension c = e.comprehension();
    // all and exists gather truths; what filter, map and exists_one gather is behind a condition.
    boolean gathersTruth =
        c.accuInit().getKind() == Kind.CONSTANT
            && c.accuInit().constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE;
    CelExpr step = gathersTruth ? question(c.loopStep()) : value(c.loopStep());
    return CelExpr.ofComprehension(
        e.id(),
        c.iterVar(),
        c.iterVar2(),
        value(c.iterRange()),
        c.accuVar(),
        c.accuInit(),
        c.loopCondition(),
        step,
        c.result());
  }

  /** What a question reads outside of the questions that it holds, by how it is written. */
  private Map<String, CelExpr> reads(CelExpr question) {
    Map<String, CelExpr> reads = new LinkedHashMap<>();
    collect(question, Set.of(), reads);
    return reads;
  }

  private void collect(CelExpr e, Set<String> bound, Map<String, CelExpr> reads) {
    switch (e.getKind()) {
      case IDENT -> {
        if (isField.test(e.ident().name()) && !bound.contains(e.ident().name())) {
          reads.putIfAbsent(e.ident().name(), e);
        }
      }
      case SELECT -> {
        collect(e.select().operand(), bound, reads);
        String name = name(e, bound);
        if (name != null && !e.select().testOnly()) {
          reads.putIfAbsent(name, e);
        }
      }
      case CALL -> {
        if (isAnyOf(e, AND, OR, NOT)) {
          return;
        }
        e.call().target().ifPresent(target -> collect(target, bound, reads));
        List<CelExpr> arguments = e.call().args();
        for (int i = isAnyOf(e, CONDITIONAL) ? 1 : 0; i < arguments.size(); i++) {
          collect(arguments.get(i), bound, reads);
        }
        String name = isKeyed(e) ? name(e, bound) : null;
        if (name != null) {
          reads.putIfAbsent(name, e);
        }
      }
      case COMPREHENSION -> {
        CelExpr.CelComprehension c = e.comprehension();
        collect(c.iterRange(), bound, reads);
        Set<String> inside = new HashSet<>(bound);
        inside.addAll(List.of(c.iterVar(), c.iterVar2(), c.accuVar()));
        if (c.accuInit().getKind() != Kind.CONSTANT) {
          collect(c.loopStep(), inside, reads);
        }
      }
      case LIST -> e.list().elements().forEach(element -> collect(element, bound, reads));
      default -> {}
    }
  }

  /**
   * How a chain of fields, keys and items is written; null where it is none, or is bound inside.
   */
  private static String name(CelExpr e, Set<String> bound) {
    return switch (e.getKind()) {
      case IDENT -> bound.contains(e.ident().name()) ? null : e.ident().name();
      case SELECT -> {
        String operand = name(e.select().operand(), bound);
        yield operand == null ? null : operand + "." + e.select().field();
      }
      case CALL -> {
        String operand = isKeyed(e) ? name(e.call().args().get(0), bound) : null;
        yield operand == null ? null : operand + place(e.call().args().get(1).constant());
      }
      default -> null;
    };
  }

  private static String place(CelConstant place) {
    return place.getKind() == CelConstant.Kind.STRING_VALUE
        ? "." + place.stringValue()
        : "[" + place.int64Value() + "]";
  }

  private static boolean isKeyed(CelExpr e) {
    return isAnyOf(e, INDEX)
        && e.call().args().get(1).getKind() == Kind.CONSTANT
        && (e.call().args().get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE
            || e.call().args().get(1).constant().getKind() == CelConstant.Kind.INT64_VALUE);
  }

  private CelExpr present(CelExpr read) {
    return switch (read.getKind()) {
      case IDENT ->
          CelExpr.ofSelect(
              nextId(), CelExpr.ofIdent(nextId(), Condition.THIS), read.ident().name(), true);
      case SELECT ->
          CelExpr.ofSelect(nextId(), copy(read.select().operand()), read.select().field(), true);
      default -> {
        CelExpr whole = read.call().args().get(0);
        CelExpr place = read.call().args().get(1);
        yield place.constant().getKind() == CelConstant.Kind.STRING_VALUE
            ? call("@in", copy(place), copy(whole))
            : call("_>_", call("size", copy(whole)), copy(place));
      }
    };
  }

  private CelExpr copy(CelExpr e) {
    return switch (e.getKind()) {
      case IDENT -> CelExpr.ofIdent(nextId(), e.ident().name());
      case CONSTANT -> CelExpr.ofConstant(nextId(), e.constant());
      case SELECT ->
          CelExpr.ofSelect(nextId(), copy(e.select().operand()), e.select().field(), false);
      default -> call(INDEX, copy(e.call().args().get(0)), copy(e.call().args().get(1)));
    };
  }

  private CelExpr call(String function, CelExpr... arguments) {
    return CelExpr.ofCall(nextId(), Optional.empty(), function, ImmutableList.copyOf(arguments));
  }

  private CelExpr withArguments(CelExpr call, List<CelExpr> arguments) {
    return CelExpr.ofCall(
        call.id(),
        call.call().target().map(this::value),
        call.call().function(),
        ImmutableList.copyOf(arguments));
  }

  private static boolean isAnyOf(CelExpr e, String... functions) {
    return e.getKind() == Kind.CALL && List.of(functions).contains(e.call().function());
  }

  private long nextId() {
    return ++lastId;
  }
}
