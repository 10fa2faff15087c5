package io.fenghuo.match;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.Symptom;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a rule reads: an event or a symptom, under the key to which it is sent. Exactly one of
 * {@code event} and {@code symptom} is present.
 *
 * @param key the key shape's name and the key; to be keyed by
 * @param event the event, or null
 * @param symptom the symptom, or null
 */
public record Signal(String key, Event event, Symptom symptom) {

  /**
   * Order of signals of equal time, the same in every run: events by their address; a symptom right
   * after the event that completed it, the most severe line first; last, symptoms that time
   * completed.
   */
  static final Comparator<Signal> TIE_BREAK =
      Comparator.comparing(Signal::origin, Comparator.nullsLast(Comparator.<Origin>naturalOrder()))
          .thenComparing(Signal::isSymptom)
          .thenComparing(Signal::event, Comparator.nullsFirst(Event.AT_EQUAL_TIME))
          .thenComparing(Signal::symptom, Comparator.nullsFirst(Signal::compareSymptoms));

  public long timeMillis() {
    return event != null ? event.timeMillis() : symptom.timeMillis();
  }

  boolean isSymptom() {
    return symptom != null;
  }

  /** The event it is, or the one that completed it; null where time alone did. */
  EventRef ref() {
    return event != null ? event.ref() : symptom.completedBy();
  }

  /** What decides by which rules it is read: the event's kind, or the symptom's line. */
  Object subject() {
    return event != null ? event.kind() : symptom.measureId() + "/" + symptom.line();
  }

  Optional<Scope> scope(Collection<Dimension> dimensions) {
    return event != null ? Scope.of(event, dimensions) : symptom.scope().cutTo(dimensions);
  }

  /** Names what it is, and where it can be found again. */
  String address() {
    return event != null
        ? event.origin().toString()
        : symptom.standingKey() + "@" + symptom.timeMillis() + "@" + origin();
  }

  /** Without its key, which may name a customer. */
  @Override
  public String toString() {
    return "Signal[" + (event != null ? event : symptom) + "]";
  }

  private Origin origin() {
    EventRef ref = ref();
    return ref == null ? null : ref.origin();
  }

  private static int compareSymptoms(Symptom a, Symptom b) {
    int byMeasure = a.measureId().compareTo(b.measureId());
    if (byMeasure != 0) {
      return byMeasure;
    }
    int byLimit = Double.compare(a.limit(), b.limit());
    if (byLimit != 0) {
      return ">=".equals(a.operator()) ? -byLimit : byLimit;
    }
    return Comparator.comparing(Symptom::standingKey).thenComparing(Symptom::edge).compare(a, b);
  }
}
