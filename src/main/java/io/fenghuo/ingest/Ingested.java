package io.fenghuo.ingest;

import io.fenghuo.event.Event;

/**
 * What a record of an input topic became: exactly one of the two is present.
 *
 * @param event the event
 * @param deadLetter why it is none
 */
public record Ingested(Event event, DeadLetter deadLetter) {

  public static Ingested of(Event event) {
    return new Ingested(event, null);
  }

  public static Ingested of(DeadLetter deadLetter) {
    return new Ingested(null, deadLetter);
  }
}
