package io.fenghuo.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.fenghuo.event.NumberRange;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A part of a condition that no subject can fulfil: a number that its field never is, two demands
 * on one field that no value meets, or two constants that compare as false. It is looked for where
 * parts are joined by {@code &&} and {@code ||}, and not within what is denied or looped over.
 */
final class NeverHolding {

  private final CelAbstractSyntaxTree ast;
  private final Vocabulary vocabulary;
  private final List<Fault> faults = new ArrayList<>();

  private NeverHolding(CelAbstractSyntaxTree ast, Vocabulary vocabulary) {
    this.ast = ast;
    this.vocabulary = vocabulary;
  }

  /** The faults of a condition whose types are checked. */
  static List<Fault> faults(CelAbstractSyntaxTree checked, Vocabulary vocabulary) {
    NeverHolding never = new NeverHolding(checked, vocabulary);
    never.look(checked.getExpr());
    return never.faults;
  }

  /** Each alternative by itself. */
  private void look(CelExpr part) {
    if (isCall(part, "_||_")) {
      part.call().args().forEach(this::look);
      return;
    }
    Map<String, Numbers> numbers = new HashMap<>();
    Map<String, Set<String>> texts = new HashMap<>();
    for (CelExpr demand : demands(part)) {
      if (isCall(demand, "_||_")) {
        look(demand);
      } else if (isFalse(demand)) {
        faults.add(Words.at(ast, demand, Message.of("condition.never")));
      } else if (demand.getKind() == CelExpr.ExprKind.Kind.CALL) {
        onNumber(demand, numbers);
        onText(demand, texts);
      }
    }
  }

  /** The parts that must all hold. */
  private static List<CelExpr> demands(CelExpr part) {
    if (!isCall(part, "_&&_")) {
      return List.of(part);
    }
    List<CelExpr> demands = new ArrayList<>();
    part.call().args().forEach(each -> demands.addAll(demands(each)));
    return demands;
  }

  private boolean isFalse(CelExpr part) {
    if (part.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
      return part.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
          && !part.constant().booleanValue();
    }
    if (part.getKind() != CelExpr.ExprKind.Kind.CALL || part.call().args().size() != 2) {
      return false;
    }
    OptionalDouble left = number(part.call().args().get(0));
    OptionalDouble right = number(part.call().args().get(1));
    return left.isPresent()
        && right.isPresent()
        && switch (part.call().function()) {
          case "_==_" -> left.getAsDouble() != right.getAsDouble();
          case "_!=_" -> left.getAsDouble() == right.getAsDouble();
          case "_<_" -> left.getAsDouble() >= right.getAsDouble();
          case "_<=_" -> left.getAsDouble() > right.getAsDouble();
          case "_>_" -> left.getAsDouble() <= right.getAsDouble();
          case "_>=_" -> left.getAsDouble() < right.getAsDouble();
          default -> false;
        };
  }

  private void onNumber(CelExpr demand, Map<String, Numbers> known) {
    List<CelExpr> args = demand.call().args();
    if (args.size() != 2) {
      return;
    }
    String function = demand.call().function();
    String name = field(args.get(0));
    OptionalDouble value = number(args.get(1));
    if (name == null) {
      name = field(args.get(1));
      value = number(args.get(0));
      function = turned(function);
    }
    if (name == null || value.isEmpty()) {
      return;
    }
    NumberRange range = vocabulary.ranges().get(name);
    Numbers before = known.getOrDefault(name, Numbers.within(range));
    Numbers now = before.and(function, value.getAsDouble());
    if (!now.isEmpty()) {
      known.put(name, now);
    } else {
      boolean alone = Numbers.within(range).and(function, value.getAsDouble()).isEmpty();
      faults.add(Words.at(ast, demand, alone ? outOf(range, name) : contradiction(name)));
    }
  }

  private void onText(CelExpr demand, Map<String, Set<String>> known) {
    List<CelExpr> args = demand.call().args();
    String name = null;
    Set<String> among = new HashSet<>();
    if (isCall(demand, "_==_")) {
      name = field(args.get(0)) == null ? field(args.get(1)) : field(args.get(0));
      args.stream().filter(Words::isText).forEach(each -> among.add(each.constant().stringValue()));
    } else if (isCall(demand, "@in") && args.get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
      List<CelExpr> elements = args.get(1).list().elements();
      name = elements.stream().allMatch(Words::isText) ? field(args.get(0)) : null;
      elements.stream()
          .filter(Words::isText)
          .forEach(each -> among.add(each.constant().stringValue()));
    }
    if (name == null || among.isEmpty()) {
      return;
    }
    Set<String> before = known.get(name);
    if (before != null) {
      among.retainAll(before);
    }
    if (among.isEmpty()) {
      faults.add(Words.at(ast, demand, contradiction(name)));
    } else {
      known.put(name, among);
    }
  }

  private static Message outOf(NumberRange range, String name) {
    return range.isWhole()
        ? Message.of("condition.never-count", "name", name, "least", (long) range.least())
        : Message.of(
            "condition.never-number",
            "name",
            name,
            "least",
            (long) range.least(),
            "most",
            (long) range.most());
  }

  private static Message contradiction(String name) {
    return Message.of("condition.contradiction", "name", name);
  }

  /** The name of a field of the subject itself; null for anything else. */
  private String field(CelExpr part) {
    String name =
        switch (part.getKind()) {
          case IDENT -> part.ident().name();
          case SELECT ->
              part.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
                      && part.select().operand().ident().name().equals(Condition.THIS)
                  ? part.select().field()
                  : null;
          default -> null;
        };
    return name != null && vocabulary.types().containsKey(name) ? name : null;
  }

  private static OptionalDouble number(CelExpr part) {
    if (part.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return OptionalDouble.empty();
    }
    CelConstant constant = part.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE -> OptionalDouble.of(constant.int64Value());
      case DOUBLE_VALUE -> OptionalDouble.of(constant.doubleValue());
      default -> OptionalDouble.empty();
    };
  }

  private static boolean isCall(CelExpr part, String function) {
    return part.getKind() == CelExpr.ExprKind.Kind.CALL && part.call().function().equals(function);
  }

  private static String turned(String comparison) {
    return switch (comparison) {
      case "_<_" -> "_>_";
      case "_<=_" -> "_>=_";
      case "_>_" -> "_<_";
      case "_>=_" -> "_<=_";
      default -> comparison;
    };
  }

  /**
   * What a number may still be.
   *
   * @param withLeast whether it may be the least itself
   * @param withMost whether it may be the most itself
   */
  private record Numbers(
      double least, boolean withLeast, double most, boolean withMost, boolean isWhole) {

    static Numbers within(NumberRange range) {
      return range == null
          ? new Numbers(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true, false)
          : new Numbers(range.least(), true, range.most(), true, range.isWhole());
    }

    Numbers and(String comparison, double value) {
      return switch (comparison) {
        case "_==_" -> atLeast(value, true).atMost(value, true);
        case "_<_" -> atMost(value, false);
        case "_<=_" -> atMost(value, true);
        case "_>_" -> atLeast(value, false);
        case "_>=_" -> atLeast(value, true);
        default -> this;
      };
    }

    private Numbers atLeast(double value, boolean with) {
      return value > least || value == least && !with
          ? new Numbers(value, with, most, withMost, isWhole)
          : this;
    }

    private Numbers atMost(double value, boolean with) {
      return value < most || value == most && !with
          ? new Numbers(least, withLeast, value, with, isWhole)
          : this;
    }

    boolean isEmpty() {
      double first = least;
      double last = most;
      boolean closed = withLeast && withMost;
      if (isWhole) {
        first = withLeast ? Math.ceil(least) : Math.floor(least) + 1;
        last = withMost ? Math.floor(most) : Math.ceil(most) - 1;
        closed = true;
      }
      return first > last || first == last && !closed;
    }
  }
}
