package io.fenghuo.incident;

/** Where an incident stands. */
public enum IncidentState {
  /** Known, and not told yet: too many others were told lately. */
  PENDING,
  /** At least one of its parts stands, and somebody has still to acknowledge it. */
  OPEN,
  /** All departments that have to have acknowledged it. */
  ACKED,
  /** A remedy is at work. */
  MITIGATING,
  /** All parts are over, but not yet for long enough. */
  RECOVERING,
  /** Over; a relapse is still the same incident. */
  RESOLVED,
  /** Over and forgotten. */
  CLOSED
}
