package io.fenghuo.notify;

/** How an incident stands at one target in PagerDuty. */
public enum Page {
  /** It pages. */
  TRIGGERED,
  /** It is open and pages nobody. */
  ACKNOWLEDGED
}
