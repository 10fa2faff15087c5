package io.fenghuo.condition;

import dev.cel.common.CelIssue;
import dev.cel.runtime.CelEvaluationException;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
          Known.of("cel.type", "expected type '(.*)' but found '(.*)'", "expected", "found"),
          Known.of("cel.no-fields", "type '(.*)' does not support field selection", "found"),
          Known.of(
              "cel.no-range",
              "expression of type '(.*)' cannot be range of a comprehension.*",
              "found"),
          Known.of("cel.end", "mismatched input '<EOF>' expecting .*"),
          Known.of("cel.and", "(?:mismatched|extraneous) input '((?i)and|or|not)' .*", "found"),
          Known.of("cel.not-expected", "mismatched input '(.*)' expecting .*", "found"),
          Known.of("cel.too-much", "extraneous input '(.*)' expecting .*", "found"),
          Known.of("cel.missing", "missing '(.*)' at '.*'", "expected"),
          Known.of("cel.equals", "token recognition error at: '= ?'"),
          Known.of("cel.quotes", "token recognition error at: '([“”‘’「」『』])'", "found"),
          Known.of(
              "cel.full-width",
              "token recognition error at: '([\\u3000\\uFF01-\\uFF5E]+)'",
              "found"),
          Known.of("cel.quote-not-closed", "token recognition error at: '([\"'].*)'", "found"),
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

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*");
  private static final Pattern UNDEFINED = Pattern.compile("undefined field '(.*)'");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*)' applied to '(.*?)\\.?\\((.*)\\)' .*");

  private static final String END = "<EOF>";

  /** A type that CEL leaves open, such as {@code %A0}. */
  private static final Pattern ANY_TYPE = Pattern.compile("%([A-Z])\\d+");

  private CelWords() {}

  /**
   * @param source the expression
   * @param names what it may speak of
   */
  static Fault fault(CelIssue issue, String source, Vocabulary names) {
    // What is too long as a whole has no place.
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    return Fault.at(
        line, column + 1, message(issue.getMessage(), rest(source, line, column), names));
  }

  /** The expression from a place on. */
  private static String rest(String source, int line, int column) {
    String at = source.lines().skip(line - 1L).findFirst().orElse("");
    return at.substring(Math.min(column, at.length()));
  }

  /** Of an expression that was checked and cannot be made. */
  static Fault fault(CelEvaluationException e) {
    return Fault.at(1, 1, message(e.getMessage()));
  }

  private static Message message(String said, String rest, Vocabulary names) {
    Matcher undeclared = UNDECLARED.matcher(said);
    if (undeclared.matches()) {
      String given = undeclared.group(1);
      // CEL says the same of a function.
      return rest.startsWith("(")
          ? Message.of("cel.no-function", "given", given)
          : noName(given, names);
    }
    Matcher undefined = UNDEFINED.matcher(said);
    if (undefined.matches()) {
      return noField(undefined.group(1), names);
    }
    Matcher noOverload = NO_OVERLOAD.matcher(said);
    return noOverload.matches() ? noOverload(noOverload) : message(said);
  }

  /** A function of a target, such as {@code brand.contains(5)}, has that before the others. */
  private static Message noOverload(Matcher said) {
    String operands =
        said.group(2).isEmpty() ? said.group(3) : said.group(2) + ", " + said.group(3);
    return CelTypes.unfit(said.group(1), ANY_TYPE.matcher(operands).replaceAll("$1"));
  }

  private static Message noName(String given, Vocabulary names) {
    List<String> known = new ArrayList<>(names.types().keySet());
    known.addAll(names.lists().keySet());
    return Message.of(
        "cel.undeclared",
        "given",
        given,
        "subject",
        names.subject(),
        "known",
        known,
        "hint",
        Nearest.hint(given, known));
  }

  /** Of {@code this} or of an earlier signal; CEL does not say of which. */
  private static Message noField(String given, Vocabulary names) {
    Set<String> known = new LinkedHashSet<>(names.types().keySet());
    names.lists().values().forEach(list -> known.addAll(list.types().keySet()));
    known.remove(given);
    return Message.of("cel.undefined", "given", given, "hint", Nearest.hint(given, known));
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
