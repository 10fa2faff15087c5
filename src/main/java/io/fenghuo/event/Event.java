package io.fenghuo.event;

import java.util.Comparator;

/**
 * One thing that happened at the desk or was said about the brand. Exactly one of {@code chat},
 * {@code sentiment} and {@code mention} is present, as the kind's stream says.
 *
 * @param kind what happened
 * @param origin where the record was read
 * @param eventId the sender's id; unique within tenant and source
 * @param timeMillis event time, epoch milliseconds
 * @param tenant whose desk
 * @param brand the brand that is served
 * @param line business line, or null
 * @param region region, or null
 * @param channel the way by which the customer came, or null where none applies
 * @param source the system that sent the record
 * @param drillId the drill to which the event belongs; null for a real one
 * @param schemaVersion version of the sender's schema
 * @param sessionId session, or null
 * @param customerId customer, or null; never leaves the job unhashed
 */
public record Event(
    EventKind kind,
    Origin origin,
    String eventId,
    long timeMillis,
    String tenant,
    String brand,
    String line,
    String region,
    Channel channel,
    String source,
    String drillId,
    int schemaVersion,
    String sessionId,
    String customerId,
    Chat chat,
    Sentiment sentiment,
    Mention mention) {

  /**
   * The order of events of equal time: by their record's address, and where one record gave two, as
   * a message does that exposes a number, by their ids.
   */
  public static final Comparator<Event> AT_EQUAL_TIME =
      Comparator.comparing(Event::origin).thenComparing(Event::eventId);

  public boolean isDrill() {
    return drillId != null;
  }

  /** The same event without what somebody wrote. */
  public Event withoutText() {
    return chat == null || chat.text() == null
        ? this
        : new Event(
            kind,
            origin,
            eventId,
            timeMillis,
            tenant,
            brand,
            line,
            region,
            channel,
            source,
            drillId,
            schemaVersion,
            sessionId,
            customerId,
            chat.withoutText(),
            sentiment,
            mention);
  }

  /** The same mention, so hostile or friendly; itself where that is null. */
  public Event withPolarity(Double polarity) {
    return polarity == null
        ? this
        : new Event(
            kind,
            origin,
            eventId,
            timeMillis,
            tenant,
            brand,
            line,
            region,
            channel,
            source,
            drillId,
            schemaVersion,
            sessionId,
            customerId,
            chat,
            sentiment,
            mention.withPolarity(polarity));
  }

  /** What it is and where it can be read, and nothing of what it holds: for logs and exceptions. */
  @Override
  public String toString() {
    return kind + " " + eventId + " of " + tenant + "/" + brand + " at " + origin;
  }

  public EventRef ref() {
    return new EventRef(origin, eventId, timeMillis);
  }
}
