package io.fenghuo.incident;

/** Where an incident stands. */
public enum IncidentState {
  /** At least one of its parts stands. */
  OPEN,
  /** All parts are over, but not yet for long enough. */
  RECOVERING,
  /** Over; a relapse is still the same incident. */
  RESOLVED,
  /** Over and forgotten. */
  CLOSED
}
