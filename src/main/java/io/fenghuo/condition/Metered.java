package io.fenghuo.condition;

import com.google.re2j.Pattern;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * CEL's functions on texts that take time or memory beyond what comes in: {@code matches}, {@code
 * contains}, {@code +}, {@code replace}, {@code join}. They mean what CEL's own do, and pay for
 * what they take out of what one evaluation has: {@link CostEstimate} judges by the sizes that are
 * declared, and this by those that come. {@code matches} is RE2's, linear in the text and in the
 * program; each pattern is compiled once, where CEL's own compiles it with every evaluation.
 */
final class Metered {

  /** Characters times instructions that one evaluation may match; some ten nanoseconds each. */
  static final long MAX_MATCHED = CostEstimate.MAX_STEPS * CostEstimate.CHARACTERS_A_STEP;

  /** Characters that one evaluation may write. */
  static final long MAX_WRITTEN = 4_000_000;

  /** The standard functions but those of this class. */
  static final CelStandardFunctions OTHER_FUNCTIONS =
      CelStandardFunctions.newBuilder()
          .filterFunctions(
              (function, overload) ->
                  function != StandardFunction.MATCHES
                      && function != StandardFunction.CONTAINS
                      && overload != AddOverload.ADD_STRING)
          .build();

  private static final Set<CelStringExtensions.Function> OWN_ON_STRINGS =
      EnumSet.of(CelStringExtensions.Function.REPLACE, CelStringExtensions.Function.JOIN);

  // Patterns are written texts of definitions, so there are few: this many only where they change
  // for months.
  private static final int MAX_KEPT = 1_000;
  private static final Map<String, Program> COMPILED = new ConcurrentHashMap<>();
  private static final ThreadLocal<Left> LEFT = ThreadLocal.withInitial(Left::new);

  private record Program(Pattern pattern, long instructions) {}

  /** What the evaluation of this thread has left. */
  private static final class Left {
    private long matched;
    private long written;
  }

  private Metered() {}

  /** An evaluation begins on this thread. */
  static void begin() {
    Left left = LEFT.get();
    left.matched = MAX_MATCHED;
    left.written = MAX_WRITTEN;
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
    search((text.length() + 1) * program.instructions());
    return program.pattern().matcher(text).find();
  }

  private static boolean contains(String text, String what) {
    searchFor(what, text);
    return text.contains(what);
  }

  /** Of texts that repeat themselves, every place of the one is compared with all of the other. */
  private static void searchFor(String what, String text) {
    search(text.length() * (1L + what.length() / CostEstimate.CHARACTERS_A_COMPARISON));
  }

  private static void search(long work) {
    Left left = LEFT.get();
    left.matched -= work;
    if (left.matched < 0) {
      throw new OverBudgetException("对一条记录查找的文本过长", "looks through too much text for one record");
    }
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
    Left left = LEFT.get();
    left.written -= characters;
    if (left.written < 0) {
      throw new OverBudgetException("对一条记录生成的文本过长", "makes too much text of one record");
    }
  }
}
