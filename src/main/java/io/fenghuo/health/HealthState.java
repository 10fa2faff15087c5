package io.fenghuo.health;

/** How a unit of the input fares. */
public enum HealthState {
  /** Records or heartbeats come, and their time goes on. */
  LIVE,
  /** Nothing comes, and nothing says that something should. */
  QUIET,
  /** Something should have come, or what comes stands still in time. */
  STALLED,
  /** It has been so for so long that somebody must look. */
  DEAD,
  /** It did not come back, and is no longer followed: it says nothing of anything any more. */
  FORGOTTEN
}
