package io.fenghuo.incident;

/** What happened to the incident that a record tells of. */
public enum AlertEvent {
  /** First record of an incident. */
  OPENED,
  /** It is more severe than before. */
  ESCALATED,
  /** It is milder than before. */
  DEESCALATED,
  /** Same level, but more is known: see the reason. */
  UPDATED,
  /** A department acknowledged it, or a remedy is at work: see the reason. */
  ACKED,
  /** A department has not acknowledged it in time. */
  ACK_EXPIRED,
  /** Nothing new, said again, because something is due or nobody has answered. */
  REPEATED,
  /** From now on nobody is disturbed by it. */
  SUPPRESSED,
  /** What muted it is over, and it still stands: told again in full. */
  UNSUPPRESSED,
  /** It would be over by its figures, but what they come from is not alive. */
  RESOLVE_HELD,
  /** All of it has been over for as long as its rules ask, or an operator says so. */
  RESOLVED,
  /** It came back inside the reopen window, or an operator says so. */
  REOPENED,
  /** It is part of another incident, which goes on for both. */
  MERGED,
  /** Last record: the same trouble would be a new incident. */
  CLOSED
}
