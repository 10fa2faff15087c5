package io.fenghuo.rule;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.event.Scope;
import io.fenghuo.words.Codes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A sentence with placeholders, such as {@code bots fail in {value:%} of {denominator} sessions}.
 * {@code {name}} shows a number with at most two decimals, {@code {name:%}} a share in per cent,
 * {@code {name:0}} a whole number, {@code {name:time}} milliseconds and {@code {name:seconds}}
 * seconds as a length of time. A code of the job's own vocabulary, such as a channel, is shown by
 * its name in {@link Codes}. What is absent is "unknown". In Chinese the spaces beside a
 * placeholder are not the author's: see {@link ChineseSentence}.
 */
public final class Template {

  /** Where it happened. */
  public static final String SCOPE = "scope";

  /** Over how long, in milliseconds; 0 reads as "now". */
  public static final String WINDOW = "window";

  /** How many signals the stage took. */
  public static final String COUNT = "count";

  /** What must not leave the job: what customers say, and who they are. */
  private static final Set<String> PRIVATE =
      Set.of(
          EventField.TEXT.fieldName(),
          EventField.CUSTOMER_ID.fieldName(),
          EventField.SESSION_ID.fieldName(),
          EventField.AGENT_ID.fieldName());

  /** In which language a sentence is. */
  public enum Language {
    ZH,
    EN
  }

  private record Part(String literal, String name, Figures.Format format) {}

  private final Language language;
  private final List<Part> parts;

  private Template(Language language, List<Part> parts) {
    this.language = language;
    this.parts = parts;
  }

  /** The placeholders a sentence about a stage may use, with the type of each. */
  public static Map<String, Type> names(Stage stage) {
    Map<String, Type> names = new TreeMap<>(stage.reads().vocabulary().types());
    names.keySet().removeAll(PRIVATE);
    names.put(SCOPE, Type.TEXT);
    names.put(WINDOW, Type.INTEGER);
    names.put(COUNT, Type.INTEGER);
    return names;
  }

  /**
   * Reads a sentence.
   *
   * @param names the placeholders it may use
   * @param faults takes a sentence for each fault
   */
  public static Template parse(
      String text, Language language, Map<String, Type> names, List<String> faults) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf('{', from);
      int close = text.indexOf('}', from);
      if (open < 0) {
        if (close >= 0) {
          faults.add("has a '}' without a '{'");
        }
        parts.add(new Part(text.substring(from), null, null));
        break;
      }
      if (close < open) {
        faults.add(close < 0 ? "has a '{' without a '}'" : "has a '}' without a '{'");
        break;
      }
      parts.add(new Part(text.substring(from, open), null, null));
      placeholder(text.substring(open + 1, close), names, parts, faults);
      from = close + 1;
    }
    return new Template(language, List.copyOf(parts));
  }

  /** The sentence with its placeholders filled. */
  public String fill(Function<String, Object> values) {
    return switch (language) {
      case ZH -> fillChinese(values);
      case EN -> fillEnglish(values);
    };
  }

  private String fillChinese(Function<String, Object> values) {
    ChineseSentence sentence = new ChineseSentence();
    for (Part part : parts) {
      if (part.name() == null) {
        sentence.words(part.literal());
        continue;
      }
      Object value = values.apply(part.name());
      String shown = shown(part, value);
      if (value instanceof Number) {
        sentence.figure(shown);
      } else {
        sentence.name(shown);
      }
    }
    return sentence.toString();
  }

  private String fillEnglish(Function<String, Object> values) {
    StringBuilder sentence = new StringBuilder();
    for (Part part : parts) {
      sentence.append(
          part.name() == null ? part.literal() : shown(part, values.apply(part.name())));
    }
    return sentence.toString();
  }

  /** A figure as people read it, a code by its name. */
  private String shown(Part part, Object value) {
    if (value instanceof String code && !code.equals(Scope.UNKNOWN)) {
      return switch (language) {
        case ZH -> Codes.zh(part.name(), code);
        case EN -> Codes.en(part.name(), code);
      };
    }
    return Figures.show(value, part.format(), language);
  }

  private static void placeholder(
      String inside, Map<String, Type> names, List<Part> parts, List<String> faults) {
    int colon = inside.indexOf(':');
    String name = colon < 0 ? inside : inside.substring(0, colon);
    String word = colon < 0 ? "" : inside.substring(colon + 1);
    if (PRIVATE.contains(name)) {
      faults.add("must not tell {" + name + "}: what customers say and who they are stays here");
      return;
    }
    Type type = names.get(name);
    if (type == null) {
      faults.add(
          "has an unknown placeholder {"
              + name
              + "}; known here: "
              + String.join(", ", names.keySet()));
      return;
    }
    Figures.Format format =
        switch (word) {
          case "" -> name.equals(WINDOW) ? Figures.Format.TIME : Figures.Format.PLAIN;
          case "%" -> Figures.Format.PERCENT;
          case "0" -> Figures.Format.WHOLE;
          case "time" -> Figures.Format.TIME;
          case "seconds" -> Figures.Format.SECONDS;
          default -> null;
        };
    boolean isNumber = type == Type.NUMBER || type == Type.INTEGER;
    if (format == null) {
      faults.add(
          "has an unknown format {"
              + inside
              + "}; known: {x}, {x:%}, {x:0}, {x:time}, {x:seconds}");
    } else if (!word.isEmpty() && !isNumber) {
      faults.add("formats {" + inside + "}, which is no number");
    } else {
      parts.add(new Part(null, name, format));
    }
  }
}
