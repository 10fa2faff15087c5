package io.fenghuo.incident;

/** What happened to the incident that a record tells of. */
public enum AlertEvent {
  /** First record of an incident. */
  OPENED,
  /** It is graver than before. */
  ESCALATED,
  /** What made it graver has been over for a while; the rest stands. */
  DEESCALATED,
  /** Same level, but more is known: see the reason. */
  UPDATED,
  /** All of it has been over for as long as its rules ask. */
  RESOLVED,
  /** It came back inside the reopen window. */
  REOPENED,
  /** Last record: the reopen window passed; the same trouble would be a new incident. */
  CLOSED
}
