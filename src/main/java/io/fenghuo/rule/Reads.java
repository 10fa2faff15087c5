package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.EventKind;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stage reads: events of some kinds, or a measure's crossings.
 *
 * @param kinds the kinds, in the order of their declaration; empty for a stage on a measure
 * @param measure id of the measure; null for a stage on events
 * @param line id of the one line that is read; null where every line of the measure is
 */
public record Reads(List<EventKind> kinds, String measure, String line) implements Serializable {

  public static Reads events(List<EventKind> kinds) {
    return new Reads(kinds.stream().sorted().distinct().toList(), null, null);
  }

  public static Reads symptom(String measure, String line) {
    return new Reads(List.of(), measure, line);
  }

  public boolean isSymptom() {
    return measure != null;
  }

  public boolean reads(EventKind kind) {
    return kinds.contains(kind);
  }

  public boolean reads(String measureId, String lineId) {
    return isSymptom() && measure.equals(measureId) && (line == null || line.equals(lineId));
  }

  /** The names that a condition on this stage may use. */
  public Vocabulary vocabulary() {
    return isSymptom() ? SymptomField.VOCABULARY : Vocabulary.of(kinds);
  }

  /** The measure's id, or the kinds, for evidence. */
  public String label() {
    return isSymptom()
        ? measure
        : kinds.stream().map(EventKind::name).collect(Collectors.joining(", "));
  }
}
