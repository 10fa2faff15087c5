package io.fenghuo.match;

/** How a rule's pattern was completed. */
public enum FindingKind {
  /** A signal made the pattern complete. */
  MATCH,
  /** The pattern was complete when its time had passed without what must not come. */
  ABSENCE,
  /** The pattern had begun and was not complete in time. */
  TIMEOUT
}
