package io.fenghuo.condition;

import dev.cel.common.CelIssue;
import dev.cel.runtime.CelEvaluationException;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CEL says of an expression that it refuses, as a fault. */
final class CelWords {

  /** What the macro {@code has} says of what is no field. */
  static final String NO_FIELD = "has() asks for a field";

  /**
   * @param said what CEL says; its groups are the arguments
   */
  private record Known(String key, Pattern said, List<String> arguments) {

    static Known of(String key, String said, String... arguments) {
      return new Known(key, Pattern.compile(said, Pattern.DOTALL), List.of(arguments));
    }

    Message message(Matcher matcher) {
      Object[] byName = new Object[2 * arguments.size()];
      for (int i = 0; i < arguments.size(); i++) {
        byName[2 * i] = arguments.get(i);
        String said = matcher.group(i + 1);
        byName[2 * i + 1] = said.equals(END) ? Message.of("end-of-text") : said;
      }
      return Message.of(key, byName);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          Known.of("cel.undeclared", "undeclared reference to '(.*?)'.*", "given"),
          Known.of("cel.undefined", "undefined field '(.*)'", "given"),
          Known.of(
              "cel.no-overload",
              "found no matching overload for '(.*)' applied to '(.*)' \\(candidates: (.*)\\)",
              "function",
              "operands",
              "known"),
          Known.of("cel.type", "expected type '(.*)' but found '(.*)'", "expected", "found"),
          Known.of("cel.no-fields", "type '(.*)' does not support field selection", "found"),
          Known.of(
              "cel.no-range",
              "expression of type '(.*)' cannot be range of a comprehension.*",
              "found"),
          Known.of(
              "cel.not-expected", "mismatched input '(.*)' expecting (.*)", "found", "expected"),
          Known.of("cel.too-much", "extraneous input '(.*)' expecting (.*)", "found", "expected"),
          Known.of("cel.unreadable", "token recognition error at: '(.*)'", "found"),
          Known.of("cel.reserved", "reserved identifier: (.*)", "given"),
          Known.of("cel.number", "For input string: \"(.*)\".*", "given"),
          Known.of("cel.syntax", "unsupported syntax '(.*)'", "given"),
          Known.of("cel.loop-variable", "The argument must be a simple name"),
          Known.of("cel.result-variable", "The iteration variable (.*) overwrites.*", "given"),
          Known.of("cel.has", Pattern.quote(NO_FIELD)),
          Known.of(
              "condition.characters", "expression code point size exceeds.*limit:? (\\d+)", "most"),
          Known.of("condition.parts", "expression node limit \\((\\d+)\\) exceeded", "most"),
          Known.of(
              "condition.nested", "Expression recursion limit exceeded. limit: (\\d+)", "most"));

  private static final String END = "<EOF>";

  /** A type that CEL leaves open, such as {@code %A0}. */
  private static final Pattern ANY_TYPE = Pattern.compile("%([A-Z])\\d+");

  private CelWords() {}

  static Fault fault(CelIssue issue) {
    // What is too long as a whole has no place.
    return Fault.at(
        Math.max(1, issue.getSourceLocation().getLine()),
        Math.max(0, issue.getSourceLocation().getColumn()) + 1,
        message(issue.getMessage()));
  }

  /** Of an expression that was checked and cannot be made. */
  static Fault fault(CelEvaluationException e) {
    return Fault.at(1, 1, message(e.getMessage()));
  }

  private static Message message(String said) {
    String plain = ANY_TYPE.matcher(said).replaceAll("$1");
    for (Known known : KNOWN) {
      Matcher matcher = known.said().matcher(plain);
      if (matcher.matches()) {
        return known.message(matcher);
      }
    }
    return Message.of("cel.refused", "said", plain);
  }
}
