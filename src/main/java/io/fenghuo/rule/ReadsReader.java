package io.fenghuo.rule;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what a stage reads: {@code symptom MEASURE/LINE} or {@code event KIND, KIND}. */
final class ReadsReader {

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
    at.fault(Message.of("reads.form", "given", at.asText()));
    return Reads.events(List.of());
  }

  private Reads symptom(Yaml at, String text) {
    String[] parts = text.split("/", 2);
    String measure = parts[0].strip();
    String line = parts.length == 2 ? parts[1].strip() : null;
    DefinitionCatalog.Entry entry = measures.measures().get(measure);
    if (entry == null) {
      at.fault(Message.of("reads.unknown-measure", "given", measure));
    } else if (line != null && !entry.lines().contains(line)) {
      at.fault(
          Message.of(
              "reads.unknown-line",
              "given",
              line,
              "read",
              measure,
              "known",
              entry.lines().stream().sorted().toList()));
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
              kinds::add, () -> at.fault(Message.of("reads.unknown-kind", "given", name.strip())));
    }
    return Reads.events(kinds);
  }
}
