package io.fenghuo.condition;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.CelStandardOverload;
import io.fenghuo.words.Message;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one evaluation may take: {@link CostEstimate} judges by the sizes that are declared, and
 * this by those that come. Each node that is evaluated pays, and for the text or list that it
 * gives, since another function will go through it.
 *
 * <p>CEL's functions on texts that take time or memory beyond what comes in are written here and
 * pay for what they take: {@code matches}, {@code contains}, {@code +}, {@code replace}, {@code
 * join}. They mean what CEL's own do. {@code matches} is RE2's, linear in the text and in the
 * program; each pattern is compiled once, where CEL's own compiles it with every evaluation.
 */
final class Metered {

  private static final long STEP = 100;

  /** Of one evaluation, in units of about a nanosecond on a busy machine. */
  private static final long MAX_WORK = CostEstimate.MAX_STEPS * STEP;

  private static final long NODE = 2 * STEP;
  private static final long CHARACTER = STEP / CostEstimate.CHARACTERS_A_STEP;
  private static final long COMPARISON = STEP / CostEstimate.COMPARISONS_A_STEP;
  private static final long INSTRUCTION = STEP / CostEstimate.INSTRUCTIONS_A_STEP;
  private static final long JSON_CHARACTER = 20;
  private static final long ITEM = 80;

  /** What a function makes of a text. */
  private static final long PART = 200;

  /** CEL's own go through a text several times before they look for another. */
  private static final long SEARCHED_CHARACTER = 50;

  /** Functions that look for a text that is written out, and that are CEL's own. */
  private static final Set<String> SEARCHES = Set.of("indexOf", "lastIndexOf", "split");

  /** Characters that one evaluation may write. */
  static final long MAX_WRITTEN = 4_000_000;

  /** The standard functions but those of this class. */
  static final CelStandardFunctions OTHER_FUNCTIONS = othersThan(Set.of());

  private static final Set<CelStringExtensions.Function> OWN_ON_STRINGS =
      EnumSet.of(CelStringExtensions.Function.REPLACE, CelStringExtensions.Function.JOIN);

  // Patterns are written texts of definitions, so there are few: this many only where they change
  // for months.
  private static final int MAX_KEPT = 1_000;
  private static final Map<String, Program> COMPILED = new ConcurrentHashMap<>();
  private static final ThreadLocal<Left> LEFT = ThreadLocal.withInitial(Left::new);

  private record Program(Pattern pattern, long instructions) {}

  /** What the evaluation of this thread has left. It is told of each node. */
  private static final class Left implements CelEvaluationListener {
    private long work;
    private long written;
    private long longest;

    @Override
    public void callback(CelExpr node, Object value) {
      long worked = NODE;
      if (value instanceof String text) {
        worked += CHARACTER * text.length();
        longest = Math.max(longest, text.length());
      } else if (value instanceof Collection<?> list) {
        worked += ITEM * list.size();
      } else if (value instanceof Map<?, ?> map) {
        worked += ITEM * map.size();
      }
      if (node.getKind() == CelExpr.ExprKind.Kind.CALL
          && SEARCHES.contains(node.call().function())) {
        worked +=
            longest * (SEARCHED_CHARACTER + COMPARISON * comparisons(node.call().args().get(0)));
        worked += value instanceof Collection<?> parts ? PART * parts.size() : 0;
      }
      work(worked);
    }

    private static long comparisons(CelExpr what) {
      return what.getKind() == CelExpr.ExprKind.Kind.CONSTANT
              && what.constant().getKind() == CelConstant.Kind.STRING_VALUE
          ? CostEstimate.comparisons(what.constant().stringValue().length())
          : 1;
    }

    private void work(long worked) {
      work -= worked;
      if (work < 0) {
        throw new OverBudgetException(Message.of("over-budget.work"));
      }
    }

    private void write(long characters) {
      written -= characters;
      if (written < 0) {
        throw new OverBudgetException(Message.of("over-budget.text"));
      }
    }
  }

  private Metered() {}

  /** The standard functions but those of this class, and but those overloads. */
  static CelStandardFunctions othersThan(Set<? extends CelStandardOverload> replaced) {
    return CelStandardFunctions.newBuilder()
        .filterFunctions(
            (function, overload) ->
                function != StandardFunction.MATCHES
                    && function != StandardFunction.CONTAINS
                    && overload != AddOverload.ADD_STRING
                    && !replaced.contains(overload))
        .build();
  }

  /**
   * Evaluates within what one evaluation may take.
   *
   * @throws OverBudgetException where it takes more, whatever its operators have made of that
   */
  static Object evaluate(CelRuntime.Program program, CelVariableResolver variables)
      throws CelEvaluationException {
    Left left = LEFT.get();
    left.work = MAX_WORK;
    left.written = MAX_WRITTEN;
    left.longest = 0;
    try {
      return program.trace(variables, left);
    } finally {
      // An operator such as || goes on where a side of it fails.
      left.work(0);
      left.write(0);
    }
  }

  /** The evaluation of this thread reads a JSON text. */
  static void readJson(String text) {
    LEFT.get().work(JSON_CHARACTER * text.length());
  }

  /** For every runtime. */
  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("matches", String.class, String.class, Metered::matches),
        CelFunctionBinding.from("matches_string", String.class, String.class, Metered::matches),
        CelFunctionBinding.from("contains_string", String.class, String.class, Metered::contains),
        CelFunctionBinding.from("add_string", String.class, String.class, Metered::add));
  }

  /** CEL's functions on strings but those of this class, for the runtimes that have them. */
  static CelStringExtensions otherStrings() {
    return CelExtensions.strings(EnumSet.complementOf(EnumSet.copyOf(OWN_ON_STRINGS)));
  }

  /** Those of this class that go with {@link #otherStrings}. */
  static List<CelFunctionBinding> stringBindings() {
    return List.of(
        CelFunctionBinding.from(
            "string_replace_string_string",
            List.of(String.class, String.class, String.class),
            a -> replace((String) a[0], (String) a[1], (String) a[2], -1)),
        CelFunctionBinding.from(
            "string_replace_string_string_int",
            List.of(String.class, String.class, String.class, Long.class),
            a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3])),
        CelFunctionBinding.from("list_join", List.class, list -> join(list, "")),
        CelFunctionBinding.from("list_join_string", List.class, String.class, Metered::join));
  }

  private static boolean matches(String text, String pattern) {
    Program program = COMPILED.get(pattern);
    if (program == null) {
      if (COMPILED.size() >= MAX_KEPT) {
        COMPILED.clear();
      }
      long instructions = RegexSize.of(pattern, CostEstimate.MAX_REGEX_GROUPS);
      program = new Program(Pattern.compile(pattern), instructions);
      COMPILED.put(pattern, program);
    }
    LEFT.get().work(INSTRUCTION * (text.length() + 1) * program.instructions());
    return program.pattern().matcher(text).find();
  }

  private static boolean contains(String text, String what) {
    searchFor(what, text);
    return text.contains(what);
  }

  /** Of texts that repeat themselves, every place of the one is compared with all of the other. */
  private static void searchFor(String what, String text) {
    LEFT.get().work(COMPARISON * text.length() * CostEstimate.comparisons(what.length()));
  }

  private static String add(String a, String b) {
    write((long) a.length() + b.length());
    return a + b;
  }

  /**
   * @param limit how often at most; any number below 0 for every time
   */
  private static String replace(String text, String what, String by, long limit) {
    searchFor(what, text);
    long most = limit < 0 ? Long.MAX_VALUE : limit;
    long times = 0;
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    while (from <= text.length() && times < most) {
      int at = text.indexOf(what, from);
      if (at < 0) {
        break;
      }
      replaced.append(text, from, at).append(by);
      if (what.isEmpty() && at < text.length()) {
        replaced.append(text.charAt(at));
      }
      from = at + Math.max(1, what.length());
      times++;
      write(by.length() + 1L);
      LEFT.get().work(PART);
    }
    write(text.length());
    return from >= text.length()
        ? replaced.toString()
        : replaced.append(text.substring(from)).toString();
  }

  private static String join(List<?> list, String between) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < list.size(); i++) {
      String text = (String) list.get(i);
      write((long) text.length() + between.length());
      joined.append(i == 0 ? "" : between).append(text);
    }
    return joined.toString();
  }

  private static void write(long characters) {
    LEFT.get().write(characters);
  }
}
