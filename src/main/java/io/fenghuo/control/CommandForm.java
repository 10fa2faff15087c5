package io.fenghuo.control;

import io.fenghuo.definition.TimeSpans;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusedException;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields of one command, read one by one. What is wrong with a field is noted, it reads as
 * absent, and reading goes on, so that every fault is told at once.
 */
final class CommandForm {

  private static final int MAX_SHOWN = 80;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

  /** From 2001 to 2286. */
  private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{9}");

  private final ControlCommand command;
  private final Set<String> asked = new TreeSet<>();
  private final List<Message> faults = new ArrayList<>();

  CommandForm(ControlCommand command) {
    this.command = command;
  }

  List<Message> faults() {
    return faults;
  }

  /** Notes a fault of the command, or of a field of it. */
  void fault(String key, Object... arguments) {
    faults.add(Message.of(key, arguments).with("command", command.kind().name()));
  }

  boolean has(String name) {
    return command.fields().containsKey(name);
  }

  String required(String name) {
    require(name);
    return id(name);
  }

  /** An id, name or code. */
  String id(String name) {
    String text = text(name);
    Optional<Message> edge = blankEdge(name, text);
    if (edge.isPresent()) {
      faults.add(edge.get());
      return null;
    }
    try {
      return text == null ? null : JsonFields.of(Map.of(name, text)).id(name);
    } catch (RefusedException e) {
      fault(
          "command.id",
          "name",
          name,
          "most",
          Integer.toString(JsonFields.MAX_ID_LENGTH),
          "given",
          shown(text));
      return null;
    }
  }

  <E extends Enum<E>> E required(String name, Class<E> type) {
    require(name);
    String text = text(name);
    return text == null ? null : oneOf(name, text, type);
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
    String text = text(name);
    return text == null ? otherwise : oneOf(name, text, type);
  }

  /** Names separated by commas. */
  <E extends Enum<E>> List<E> allOf(String name, Class<E> type) {
    String text = text(name);
    List<E> constants = new ArrayList<>();
    if (text != null) {
      for (String word : text.split(",", -1)) {
        E constant = oneOf(name, word.strip(), type);
        if (constant != null && !constants.contains(constant)) {
          constants.add(constant);
        }
      }
    }
    return constants;
  }

  /** One of a set of names. */
  String required(String name, Set<String> names) {
    require(name);
    return oneOf(name, names);
  }

  /** One of a set of names, if it is given. */
  String oneOf(String name, Set<String> names) {
    String text = id(name);
    if (text == null || names.contains(text)) {
      return text;
    }
    mustBeOneOf(name, text, names.stream().sorted());
    return null;
  }

  /** A point in time; epoch milliseconds. */
  Long time(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Object value = WHOLE_NUMBER.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
    try {
      return JsonFields.of(Map.of(name, value)).time(name);
    } catch (RefusedException e) {
      boolean isInSeconds = SECONDS.matcher(text).matches();
      fault(
          isInSeconds ? "command.time-in-seconds" : "command.time",
          "name",
          name,
          "given",
          shown(text));
      return null;
    }
  }

  /** A length of time that is more than nothing; milliseconds. */
  Long span(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Duration span = TimeSpans.read(text).orElse(Duration.ZERO);
    if (span.isZero()) {
      fault("command.span", "name", name, "given", shown(text));
      return null;
    }
    return span.toMillis();
  }

  /** Notes each field that nobody has asked for; call it when all are read. */
  void noOthers() {
    command.fields().keySet().stream()
        .filter(Predicate.not(asked::contains))
        .sorted()
        .forEach(
            name ->
                fault("command.unknown-field", "given", shown(name), "known", List.copyOf(asked)));
  }

  /** The fault of a name that begins or ends with a blank: no incident or rule has such a one. */
  static Optional<Message> blankEdge(String name, String text) {
    if (text == null || text.isBlank() || text.equals(text.strip())) {
      return Optional.empty();
    }
    return Optional.of(Message.of("command.blank-edge", "name", name, "given", shown(text)));
  }

  /** What is told of a value that somebody has sent. */
  static String shown(String value) {
    return (value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…")
        .replaceAll("\\p{Cntrl}", "?");
  }

  private void require(String name) {
    asked.add(name);
    if (!has(name)) {
      fault("command.missing", "name", name);
    }
  }

  private String text(String name) {
    asked.add(name);
    return command.fields().get(name);
  }

  private <E extends Enum<E>> E oneOf(String name, String word, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(word)) {
        return constant;
      }
    }
    mustBeOneOf(name, word, Arrays.stream(type.getEnumConstants()).map(Enum::name));
    return null;
  }

  private void mustBeOneOf(String name, String word, Stream<String> names) {
    List<String> known = names.toList();
    fault(
        "command.one-of",
        "name",
        name,
        "known",
        known,
        "given",
        shown(word),
        "hint",
        Nearest.hint(word, known));
  }
}
