package io.fenghuo.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What a parser of YAML says of a text that is none, as a fault. */
final class YamlWords {

  /**
   * @param said what the parser says, with what it has found as the group
   */
  private record Known(String key, Pattern said) {

    static Known of(String key, String said) {
      return new Known(key, Pattern.compile(said));
    }
  }

  private static final int MAX_SHOWN = 100;

  /** A space in front that is none of ASCII's, or a full-width colon behind a name. */
  private static final Pattern FOREIGN =
      Pattern.compile("^[ -]*([\\u00A0\\u3000\\u2000-\\u200B\\uFEFF])|^[ -]*[A-Za-z0-9_.-]+ *(：)");

  private static final String END = "<stream end>";

  private static final List<Known> KNOWN =
      List.of(
          Known.of("yaml.duplicate", "Duplicate field '(.*)'"),
          Known.of("yaml.second-colon", "mapping values are not allowed here"),
          Known.of("yaml.item-in-value", "sequence entries are not allowed here"),
          Known.of("yaml.no-colon", "could not find expected ':'"),
          Known.of(
              "yaml.quote-not-closed", "found unexpected (?:end of stream|document separator)"),
          Known.of("yaml.indentation", "expected <block end>, but found '(.*)'"),
          Known.of("yaml.list-not-closed", "expected ',' or ']', but got (.*)"),
          Known.of("yaml.braces-not-closed", "expected ',' or '}', but got (.*)"),
          Known.of("yaml.no-value", "expected the node content, but found '(.*)'"),
          Known.of("yaml.tab", "found character '\\\\t\\(TAB\\)' that cannot start any token.*"),
          Known.of("yaml.alias", "Expected a field name .*AliasEvent\\(anchor=(.*)\\)>"),
          Known.of("yaml.character", "found character '(.*)' that cannot start any token.*"),
          Known.of("yaml.control-character", "special characters are not allowed"),
          Known.of("yaml.escape", "found unknown escape character (.).*"));

  private YamlWords() {}

  /**
   * @param shown what may be shown of the line at fault
   */
  static Fault fault(JsonProcessingException e, List<String> lines, UnaryOperator<String> shown) {
    Message problem = message(problem(e));
    int line = -1;
    String place = "";
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      // The exception's own location is that of the token before.
      line = marked.getProblemMark().getLine() + 1;
      place = line + ":" + (marked.getProblemMark().getColumn() + 1);
    } else if (e.getLocation() != null) {
      line = e.getLocation().getLineNr();
      place = line + ":" + e.getLocation().getColumnNr();
    }
    Optional<Fault> foreign = foreign(lines, line, shown);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    String text = line < 1 || line > lines.size() ? "" : lines.get(line - 1).stripTrailing();
    return Fault.of(text.isEmpty() ? place : place + " (" + line(text, shown) + ")", problem);
  }

  /** A character that only looks like one of YAML's, in the line at fault or the one before. */
  private static Optional<Fault> foreign(
      List<String> lines, int line, UnaryOperator<String> shown) {
    for (int each = Math.max(1, line - 1); each <= Math.min(line, lines.size()); each++) {
      Matcher found = FOREIGN.matcher(lines.get(each - 1));
      if (found.find()) {
        boolean isSpace = found.group(1) != null;
        return Optional.of(
            Fault.of(
                each
                    + ":"
                    + (found.start(isSpace ? 1 : 2) + 1)
                    + " ("
                    + line(lines.get(each - 1).stripTrailing(), shown)
                    + ")",
                Message.of(isSpace ? "yaml.foreign-space" : "yaml.full-width-colon")));
      }
    }
    return Optional.empty();
  }

  private static String line(String text, UnaryOperator<String> shown) {
    String line = shown.apply(text).replace("\t", "\\t");
    return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
  }

  private static Message message(String problem) {
    for (Known known : KNOWN) {
      Matcher matcher = known.said().matcher(problem);
      if (matcher.matches()) {
        if (matcher.groupCount() == 0) {
          return Message.of(known.key());
        }
        String found = matcher.group(1);
        return Message.of(
            known.key(), "found", found.equals(END) ? Message.of("end-of-text") : found);
      }
    }
    return Message.of("yaml.syntax", "said", problem);
  }

  /** The parser says what it was reading, then what was wrong; the text itself is indented. */
  private static String problem(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isEmpty() && Character.isLetter(line.charAt(0)))
        .reduce("", (before, line) -> line);
  }
}
