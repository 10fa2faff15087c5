package io.fenghuo.event;

/** What happened. The words follow Amazon Connect's contact events where it has one. */
public enum EventKind {
  SESSION_STARTED(Stream.TRAFFIC),
  CUSTOMER_MESSAGE(Stream.TRAFFIC),
  BOT_REPLIED(Stream.TRAFFIC),
  BOT_FAILED(Stream.TRAFFIC),
  HANDOFF_REQUESTED(Stream.TRAFFIC),
  QUEUED(Stream.TRAFFIC),
  AGENT_ASSIGNED(Stream.TRAFFIC),
  AGENT_REPLIED(Stream.TRAFFIC),
  QUEUE_ABANDONED(Stream.TRAFFIC),
  SESSION_ENDED(Stream.TRAFFIC),
  TICKET_OPENED(Stream.TRAFFIC),
  TICKET_CLOSED(Stream.TRAFFIC),
  COMPLAINT_FILED(Stream.TRAFFIC),
  PII_EXPOSED(Stream.TRAFFIC),
  QUEUE_SNAPSHOT(Stream.TRAFFIC),
  HEARTBEAT(Stream.TRAFFIC),
  /** The reading of one message's emotion. */
  SENTIMENT(Stream.SENTIMENT),
  /** One public mention of the brand, or a new count of an earlier one's spread. */
  MENTION(Stream.MENTION);

  /** The input stream that carries a kind. */
  public enum Stream {
    TRAFFIC,
    SENTIMENT,
    MENTION
  }

  private final Stream stream;

  EventKind(Stream stream) {
    this.stream = stream;
  }

  public Stream stream() {
    return stream;
  }
}
