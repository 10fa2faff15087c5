package io.fenghuo.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What one evaluation costs at most, told from the expression and the sizes that its names are
 * declared to have, as Kubernetes does for its admission rules. A step is a node that is evaluated,
 * or ten characters or items that are gone through; some hundred nanoseconds.
 *
 * <p>Pure; of one thread. The sizes of data that nobody declares are assumed, so {@link Condition}
 * and {@link Expression} bound what they really meet as well.
 */
final class CostEstimate {

  static final long MAX_STEPS = 1_000_000;

  /** Characters, or items, that an expression makes or holds. */
  static final long MAX_SIZE = 1_000_000;

  static final int MAX_CHARACTERS = 4_000;
  static final int MAX_NODES = 1_000;
  static final int MAX_PARSE_DEPTH = 100;
  static final int MAX_DEPTH = 40;
  static final int MAX_NESTED_LOOPS = 2;
  static final int MAX_REGEX_INSTRUCTIONS = 500;
  static final int MAX_REGEX_GROUPS = 10;
  static final int MAX_SEARCHED = 50;

  /** The fault of one that is nested too deep to be looked at. */
  static final Message TOO_DEEP = Message.of("condition.nested", "most", MAX_DEPTH);

  /** Characters, or items, that a function goes through. */
  static final long CHARACTERS_A_STEP = 10;

  /** Of a text with a place of another. */
  static final long COMPARISONS_A_STEP = 20;

  /** Of a pattern's program, each on one character. */
  static final long INSTRUCTIONS_A_STEP = 5;

  private static final long CHARACTERS_A_COMPARISON = 8;
  private static final long TOO_MUCH = 1L << 40;

  /**
   * What a value may come to.
   *
   * @param steps to get it
   * @param size characters of a text, items of a list
   * @param item the size of each item of a list
   */
  private record Cost(long steps, long size, long item) {}

  private final ToLongFunction<String> sizes;
  private final Map<String, Long> bound = new HashMap<>();
  private final List<Message> faults = new ArrayList<>();
  private int loops;
  private long iterations = 1;
  private int depth;

  private CostEstimate(ToLongFunction<String> sizes) {
    this.sizes = sizes;
  }

  /**
   * What is too much about an expression; nothing where it is cheap enough.
   *
   * @param sizes the size that a name's value has at most: characters, or items
   */
  static List<Message> faults(CelExpr whole, ToLongFunction<String> sizes) {
    CostEstimate estimate = new CostEstimate(sizes);
    Cost cost = estimate.of(whole);
    if (estimate.faults.isEmpty() && cost.steps() > MAX_STEPS) {
      estimate.faults.add(
          cost.steps() >= TOO_MUCH
              ? Message.of("condition.endless-steps", "most", MAX_STEPS)
              : Message.of("condition.steps", "may", cost.steps(), "most", MAX_STEPS));
    }
    return List.copyOf(estimate.faults);
  }

  private Cost of(CelExpr e) {
    if (++depth > MAX_DEPTH) {
      depth--;
      fault(TOO_DEEP);
      return new Cost(TOO_MUCH, 1, 1);
    }
    try {
      Cost cost =
          switch (e.getKind()) {
            case CONSTANT -> new Cost(1, size(e.constant()), 1);
            case IDENT -> name(e.ident().name());
            case SELECT -> select(e);
            case CALL -> call(e);
            case LIST -> list(e.list().elements());
            case COMPREHENSION -> loop(e.comprehension());
            case MAP -> list(e.map().entries().stream().map(CelExpr.CelMap.Entry::value).toList());
            case STRUCT, NOT_SET -> new Cost(1, 1, 1);
          };
      if (cost.size() > MAX_SIZE) {
        fault(Message.of("condition.size", "most", MAX_SIZE));
      }
      return new Cost(
          Math.min(TOO_MUCH, cost.steps()),
          Math.min(MAX_SIZE, cost.size()),
          Math.min(MAX_SIZE, cost.item()));
    } finally {
      depth--;
    }
  }

  private Cost name(String name) {
    Long inside = bound.get(name);
    long size = inside == null ? sizes.applyAsLong(name) : inside;
    return new Cost(1, size, size);
  }

  private Cost select(CelExpr e) {
    Cost operand = of(e.select().operand());
    long size = sizes.applyAsLong(e.select().field());
    return new Cost(operand.steps() + 1, size, size);
  }

  private Cost list(List<CelExpr> elements) {
    long steps = 1;
    long item = 1;
    for (CelExpr element : elements) {
      Cost cost = of(element);
      steps += cost.steps();
      item = Math.max(item, cost.size());
    }
    return new Cost(steps, elements.size(), item);
  }

  private Cost call(CelExpr e) {
    List<Cost> arguments = new ArrayList<>();
    e.call().target().ifPresent(target -> arguments.add(of(target)));
    e.call().args().forEach(argument -> arguments.add(of(argument)));
    long steps = 1;
    long all = 0;
    long largest = 1;
    long item = 1;
    for (Cost each : arguments) {
      steps += each.steps();
      all += each.size();
      largest = Math.max(largest, each.size());
      item = Math.max(item, each.item());
    }
    long looked = steps + all / CHARACTERS_A_STEP;
    // What is called without anything is refused by whoever checks the types.
    String function = e.call().args().isEmpty() ? "" : e.call().function();
    return switch (function) {
      case "matches" -> matches(e, arguments, steps);
      case "_+_", "join", "format" ->
          new Cost(looked, Math.min(TOO_MUCH, all + largest * (arguments.size() - 2L)), item);
      case "contains" -> new Cost(looked + searched(arguments), 1, 1);
      case "indexOf", "lastIndexOf" -> {
        mustBeWritten(e);
        yield new Cost(looked, 1, 1);
      }
      case "replace" -> new Cost(looked + all, replaced(arguments), 1);
      case "split" -> {
        mustBeWritten(e);
        yield new Cost(looked + largest, largest, largest);
      }
      case "_[_]" -> new Cost(looked, item, item);
      default -> new Cost(looked, largest, item);
    };
  }

  private static long searched(List<Cost> arguments) {
    long what = arguments.get(arguments.size() - 1).size();
    return arguments.get(0).size() * comparisons(what) / COMPARISONS_A_STEP;
  }

  /** How often a character is looked at, at most, to find a text of so many. */
  static long comparisons(long characters) {
    return 1 + characters / CHARACTERS_A_COMPARISON;
  }

  /** CEL's own functions go through it at each place of a text before they can be stopped. */
  private void mustBeWritten(CelExpr e) {
    CelExpr what = e.call().args().get(0);
    if (what.getKind() != Kind.CONSTANT || size(what.constant()) > MAX_SEARCHED) {
      fault(
          Message.of("condition.searched", "function", e.call().function(), "most", MAX_SEARCHED));
    }
  }

  private static long replaced(List<Cost> arguments) {
    Cost by = arguments.get(arguments.size() - 1);
    return Math.min(TOO_MUCH, (arguments.get(0).size() + 1) * (1 + by.size()));
  }

  private Cost matches(CelExpr e, List<Cost> arguments, long steps) {
    CelExpr pattern = e.call().args().get(e.call().args().size() - 1);
    if (pattern.getKind() != Kind.CONSTANT
        || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      fault(Message.of("condition.pattern-not-written"));
      return new Cost(TOO_MUCH, 1, 1);
    }
    long instructions = RegexSize.of(pattern.constant().stringValue(), MAX_REGEX_GROUPS);
    if (instructions > MAX_REGEX_INSTRUCTIONS) {
      fault(
          Message.of(
              "condition.pattern-size",
              "most",
              MAX_REGEX_INSTRUCTIONS,
              "groups",
              MAX_REGEX_GROUPS));
      return new Cost(TOO_MUCH, 1, 1);
    }
    try {
      Pattern.compile(pattern.constant().stringValue());
    } catch (PatternSyntaxException broken) {
      fault(
          Message.of(
              "condition.pattern-syntax",
              "given",
              broken.getPattern(),
              "said",
              broken.getDescription()));
    }
    long characters = arguments.get(0).size();
    return new Cost(steps + instructions + characters * instructions / INSTRUCTIONS_A_STEP, 1, 1);
  }

  private Cost loop(CelExpr.CelComprehension loop) {
    Cost range = of(loop.iterRange());
    if (++loops > MAX_NESTED_LOOPS) {
      fault(Message.of("condition.nested-loops", "most", MAX_NESTED_LOOPS));
    }
    long around = iterations;
    // Of lists that are written out the number is known, and not only taken to be so many.
    if (loop.iterRange().getKind() == Kind.LIST) {
      iterations *= Math.max(1, range.size());
      if (iterations > Condition.MAX_ITERATIONS) {
        fault(Message.of("condition.loop-steps", "most", Condition.MAX_ITERATIONS));
      }
    }
    Map<String, Long> outside = new HashMap<>(bound);
    Cost init = of(loop.accuInit());
    bound.put(loop.iterVar(), range.item());
    bound.put(loop.iterVar2(), range.item());
    bound.put(loop.accuVar(), 1L);
    Cost step = of(loop.loopStep());
    Cost condition = of(loop.loopCondition());
    boolean gathersList = loop.accuInit().getKind() == Kind.LIST;
    // What is gathered is looked at as a whole by what follows.
    bound.put(loop.accuVar(), gathersList ? range.size() : 1);
    Cost result = of(loop.result());
    bound.clear();
    bound.putAll(outside);
    loops--;
    iterations = around;
    long item = Math.max(step.item(), 1);
    if (gathersList && range.size() * item > MAX_SIZE) {
      fault(Message.of("condition.size", "most", MAX_SIZE));
    }
    return new Cost(
        range.steps()
            + init.steps()
            + result.steps()
            + Math.max(1, range.size()) * (step.steps() + condition.steps()),
        gathersList ? range.size() : 1,
        item);
  }

  private static long size(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> Math.max(1, constant.stringValue().length());
      case BYTES_VALUE -> Math.max(1, constant.bytesValue().size());
      default -> 1;
    };
  }

  private void fault(Message fault) {
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }
}
