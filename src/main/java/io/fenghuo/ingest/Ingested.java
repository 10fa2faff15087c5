package io.fenghuo.ingest;

import io.fenghuo.event.Event;

/**
 * What a record of an input topic became: an event or a dead letter, never both.
 *
 * @param event the event
 * @param raw the record of the event, from which a dead letter is made if the event turns out to be
 *     late; null beside a dead letter
 * @param deadLetter why it is no event
 */
public record Ingested(Event event, RawRecord raw, DeadLetter deadLetter) {

  public static Ingested of(Event event, RawRecord raw) {
    return new Ingested(event, raw, null);
  }

  public static Ingested of(DeadLetter deadLetter) {
    return new Ingested(null, null, deadLetter);
  }

  public boolean isEvent() {
    return event != null;
  }

  /**
   * Up to when this event moves the clock of its partition: to its own time, but beyond neither
   * Kafka's timestamp of its record, which the sender may have set, nor the job's own clock. One
   * sender whose clock runs ahead must not make everybody else late.
   */
  public long clockMillis() {
    long believed = Math.min(event.timeMillis(), raw.wallMillis());
    return raw.timeMillis() < 0 ? believed : Math.min(believed, raw.timeMillis());
  }
}
