package io.fenghuo.rule;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what a stage reads: {@code symptom MEASURE/LINE} or {@code event KIND, KIND}. */
final class ReadsReader {

  private static final List<String> KINDS =
      Arrays.stream(EventKind.values()).map(EventKind::name).toList();

  private final DefinitionCatalog measures;

  ReadsReader(DefinitionCatalog measures) {
    this.measures = measures;
  }

  Reads read(Yaml item, String word) {
    Yaml at = item.at(word);
    String[] parts = item.text(word, "").strip().split("\\s+", 2);
    if (parts.length == 2 && parts[0].equals("symptom")) {
      return symptom(at, parts[1]);
    }
    if (parts.length == 2 && parts[0].equals("event")) {
      return events(at, parts[1]);
    }
    at.fault(Message.of("reads.form", "given", at.asText(), "hint", hint(at.asText().strip())));
    return Reads.events(List.of());
  }

  /** For one who has written the kind or the measure alone. */
  private Object hint(String given) {
    Optional<String> kind = Nearest.to(given, KINDS);
    Optional<String> measure = Nearest.to(given, measures.measures().keySet());
    return kind.map(each -> "event " + each)
        .or(() -> measure.map(each -> "symptom " + each))
        .<Object>map(meant -> Message.of("did-you-mean", "nearest", meant))
        .orElse("");
  }

  private Reads symptom(Yaml at, String text) {
    String[] parts = text.split("/", 2);
    String measure = parts[0].strip();
    String line = parts.length == 2 ? parts[1].strip() : null;
    DefinitionCatalog.Entry entry = measures.measures().get(measure);
    if (entry == null) {
      at.fault(unknown("reads.unknown-measure", measure, measures.measures().keySet()));
    } else if (line != null && !entry.lines().contains(line)) {
      at.fault(unknown("reads.unknown-line", line, entry.lines(), "read", measure));
    }
    return Reads.symptom(measure, line);
  }

  private static Reads events(Yaml at, String text) {
    List<EventKind> kinds = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Arrays.stream(EventKind.values())
          .filter(kind -> kind.name().equals(name.strip()))
          .findFirst()
          .ifPresentOrElse(
              kinds::add, () -> at.fault(unknown("reads.unknown-kind", name.strip(), KINDS)));
    }
    return Reads.events(kinds);
  }

  private static Message unknown(
      String key, String given, Collection<String> known, Object... others) {
    List<Object> arguments = new ArrayList<>(Arrays.asList(others));
    arguments.addAll(
        List.of(
            "given",
            given,
            "known",
            known.stream().sorted().toList(),
            "hint",
            Nearest.hint(given, known)));
    return Message.of(key, arguments.toArray());
  }
}
