package io.fenghuo.condition;

import com.google.re2j.Pattern;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * CEL's {@code matches}, by the same RE2, of texts of a bounded length, and with each pattern
 * compiled once: CEL's own compiles it with every evaluation. Its time is linear in the text's
 * length and in the program's, which {@link CostEstimate} bounds.
 */
final class TextMatch {

  static final int MAX_CHARACTERS = 65_536;

  /** CEL's standard functions but the one that this class stands in for. */
  static final CelStandardFunctions OTHER_FUNCTIONS =
      CelStandardFunctions.newBuilder().excludeFunctions(StandardFunction.MATCHES).build();

  // Patterns are written texts of definitions, so there are few: this many only where they change
  // for months.
  private static final int MAX_KEPT = 1_000;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private TextMatch() {}

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("matches", String.class, String.class, TextMatch::matches),
        CelFunctionBinding.from("matches_string", String.class, String.class, TextMatch::matches));
  }

  private static boolean matches(String text, String pattern) {
    if (text.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "matches() takes texts of at most " + MAX_CHARACTERS + " characters");
    }
    Pattern compiled = COMPILED.get(pattern);
    if (compiled == null) {
      if (COMPILED.size() >= MAX_KEPT) {
        COMPILED.clear();
      }
      compiled = Pattern.compile(pattern);
      COMPILED.put(pattern, compiled);
    }
    return compiled.matcher(text).find();
  }
}
