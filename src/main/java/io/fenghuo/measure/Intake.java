package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.event.Scope;
import io.fenghuo.event.Sentiment;

/** What a figure takes of an event: whether it counts, for whom, how much, and as a hit. */
final class Intake {

  private final FigureDefinition definition;
  private final EventCondition where;
  private final EventCondition hit;
  private final EventField distinguishes;

  Intake(FigureDefinition definition) {
    this.definition = definition;
    this.where = new EventCondition(definition.where());
    this.hit = new EventCondition(definition.hit());
    this.distinguishes = definition.distinguishes();
  }

  boolean counts(Event event) {
    return definition.on().contains(event.kind())
        && (distinguishes == null || whom(event) != null)
        && (definition.field() == null || Double.isFinite(amount(event)))
        && isTrusted(event.sentiment())
        && where.holds(event);
  }

  boolean isHit(Event event) {
    return definition.kind() == FigureKind.SHARE && hit.holds(event);
  }

  /**
   * Counts an event that counts.
   *
   * @param part which of the figures it is made of this is for
   * @return whether it still does: not when it is older than the window
   */
  boolean count(Event event, boolean isHit, Figure figure, int part) {
    return figure.add(
        part,
        event.timeMillis(),
        distinguishes == null ? null : whom(event),
        definition.field() == null ? 0 : amount(event),
        isHit);
  }

  private boolean isTrusted(Sentiment reading) {
    return reading == null || reading.isTrusted(definition.minConfidence());
  }

  /** Null where an identity is missing; a missing queue is one of its own. */
  private String whom(Event event) {
    Object value = distinguishes.of(event);
    return value != null ? (String) value : distinguishes.isIdentity() ? null : Scope.UNKNOWN;
  }

  /** NaN where the event lacks the field. */
  private double amount(Event event) {
    Object value = definition.field().of(event);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }
}
