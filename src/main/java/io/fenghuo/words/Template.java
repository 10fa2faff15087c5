package io.fenghuo.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A sentence with placeholders, such as {@code bots fail in {value:%} of {denominator} sessions}.
 * {@code {name}} shows a number with at most two decimals, {@code {name:%}} a share in per cent,
 * {@code {name:0}} a whole number, {@code {name:time}} milliseconds and {@code {name:seconds}}
 * seconds as a length of time. A code of the job's own vocabulary, such as a channel, is shown by
 * its name in {@link Codes}. What is absent is "unknown", and a figure that is has no unit behind
 * it. In Chinese, and wherever words have no blanks between them, the spaces beside a placeholder
 * are not the author's: see {@link IdeographicSentence}.
 */
public final class Template {

  /** A placeholder as it is written: what is before its colon, and behind it. */
  public record Placeholder(String name, String format) {

    /** As it stands between its braces. */
    @Override
    public String toString() {
      return format.isEmpty() ? name : name + ":" + format;
    }
  }

  /** Decides how a placeholder's value is shown. */
  public interface Formats {

    /** The format; null where the placeholder is refused, of which {@code faults} is told. */
    Figures.Format of(Placeholder placeholder, Consumer<Message> faults);
  }

  private record Part(String literal, String name, Figures.Format format) {

    boolean isUnknownFigure(Object value) {
      return format != Figures.Format.TEXT && Figures.isUnknown(value);
    }
  }

  private final Language language;
  private final List<Part> parts;

  private Template(Language language, List<Part> parts) {
    this.language = language;
    this.parts = parts;
  }

  /** Reads a sentence. */
  public static Template parse(
      String text, Language language, Formats formats, Consumer<Message> faults) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf('{', from);
      int close = text.indexOf('}', from);
      if (open < 0) {
        if (close >= 0) {
          faults.accept(unpaired("}", "{"));
        }
        parts.add(new Part(text.substring(from), null, null));
        break;
      }
      if (close < open) {
        faults.accept(close < 0 ? unpaired("{", "}") : unpaired("}", "{"));
        break;
      }
      parts.add(new Part(text.substring(from, open), null, null));
      Placeholder placeholder = placeholder(text.substring(open + 1, close));
      Figures.Format format = formats.of(placeholder, faults);
      if (format != null) {
        parts.add(new Part(null, placeholder.name(), format));
      }
      from = close + 1;
    }
    return new Template(language, List.copyOf(parts));
  }

  /** The sentence with its placeholders filled. */
  public String fill(Function<String, Object> values) {
    return language.ideographic()
        ? fillIdeographic(values, new IdeographicSentence()).toString()
        : fillSpaced(values);
  }

  /** The names of its placeholders. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    parts.stream().filter(part -> part.name() != null).forEach(part -> names.add(part.name()));
    return names;
  }

  private IdeographicSentence fillIdeographic(
      Function<String, Object> values, IdeographicSentence sentence) {
    boolean isAfterUnknown = false;
    for (Part part : parts) {
      if (part.name() == null) {
        sentence.words(literal(part, isAfterUnknown));
        continue;
      }
      Object value = values.apply(part.name());
      isAfterUnknown = part.isUnknownFigure(value);
      if (value instanceof Message within) {
        // It goes on with this sentence, so that its edges have their spaces too.
        Messages.template(within, language).fillIdeographic(within.arguments()::get, sentence);
      } else if (value instanceof Number || value instanceof Figure) {
        sentence.figure(shown(part, value));
      } else {
        sentence.name(shown(part, value));
      }
    }
    return sentence;
  }

  private String fillSpaced(Function<String, Object> values) {
    StringBuilder sentence = new StringBuilder();
    boolean isAfterUnknown = false;
    for (Part part : parts) {
      if (part.name() == null) {
        sentence.append(literal(part, isAfterUnknown));
        continue;
      }
      Object value = values.apply(part.name());
      isAfterUnknown = part.isUnknownFigure(value);
      sentence.append(shown(part, value));
    }
    return sentence.toString();
  }

  private String literal(Part part, boolean isAfterUnknown) {
    return isAfterUnknown ? Figures.withoutUnit(part.literal(), language) : part.literal();
  }

  /** A figure as people read it, a code by its name. */
  private String shown(Part part, Object value) {
    if (value instanceof String code) {
      return Codes.in(language, part.name(), code);
    }
    return value instanceof Spoken spoken
        ? spoken.in(language)
        : Figures.show(value, part.format(), language);
  }

  private static Placeholder placeholder(String inside) {
    int colon = inside.indexOf(':');
    return colon < 0
        ? new Placeholder(inside, "")
        : new Placeholder(inside.substring(0, colon), inside.substring(colon + 1));
  }

  private static Message unpaired(String brace, String other) {
    return Message.of("template.unpaired", "brace", brace, "other", other);
  }
}
