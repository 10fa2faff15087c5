package io.fenghuo.rule;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventField.Type;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import io.fenghuo.words.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a rule says of a stage's signal: which placeholders its {@link Template} may have. */
public final class StageSentence {

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

  private static final List<String> FORMATS =
      List.of("{x}", "{x:%}", "{x:0}", "{x:time}", "{x:seconds}");

  private StageSentence() {}

  /** The placeholders a sentence about a stage may use, with the type of each. */
  static Map<String, Type> names(Stage stage) {
    Map<String, Type> names = new TreeMap<>(stage.reads().vocabulary().types());
    names.keySet().removeAll(PRIVATE);
    // A record has its own times.
    names.values().removeIf(Type.TIME::equals);
    names.put(SCOPE, Type.TEXT);
    names.put(WINDOW, Type.INTEGER);
    names.put(COUNT, Type.INTEGER);
    return names;
  }

  /**
   * Reads a sentence about a stage.
   *
   * @param faults takes each fault
   */
  public static Template parse(
      String text, Language language, Stage stage, Consumer<Message> faults) {
    Map<String, Type> names = names(stage);
    return Template.parse(
        text, language, (placeholder, each) -> format(placeholder, names, each), faults);
  }

  private static Figures.Format format(
      Template.Placeholder placeholder, Map<String, Type> names, Consumer<Message> faults) {
    String shown = "{" + placeholder + "}";
    String name = placeholder.name();
    if (PRIVATE.contains(name)) {
      faults.accept(Message.of("template.private", "given", "{" + name + "}"));
      return null;
    }
    Type type = names.get(name);
    if (type == null) {
      faults.accept(
          Message.of(
              "template.unknown-placeholder",
              "given",
              "{" + name + "}",
              "known",
              List.copyOf(names.keySet())));
      return null;
    }
    Figures.Format format = Figures.Format.of(placeholder.format());
    if (format == null) {
      faults.accept(Message.of("template.unknown-format", "given", shown, "known", FORMATS));
      return null;
    }
    boolean isNumber = type == Type.NUMBER || type == Type.INTEGER;
    if (!placeholder.format().isEmpty() && !isNumber) {
      faults.accept(Message.of("template.no-number", "given", shown));
      return null;
    }
    if (!isNumber) {
      return Figures.Format.TEXT;
    }
    return placeholder.format().isEmpty() && name.equals(WINDOW) ? Figures.Format.TIME : format;
  }
}
