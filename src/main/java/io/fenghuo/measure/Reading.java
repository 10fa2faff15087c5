package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.Scope;

/**
 * An event on its way to the measures of one scope shape.
 *
 * @param key the scope as one text, by which readings are kept apart; equal scopes have equal keys,
 *     and scopes of different shapes different ones
 * @param shape the dimensions that the scope is cut by, such as {@code tenant,brand}
 * @param scope the part of the desk that is measured
 * @param event the event
 */
public record Reading(String key, String shape, Scope scope, Event event) {

  /** Without its key, which may name a customer. */
  @Override
  public String toString() {
    return "Reading[" + shape + ", " + event + "]";
  }
}
