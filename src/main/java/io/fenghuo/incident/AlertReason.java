package io.fenghuo.incident;

/** Why a record was written. */
public enum AlertReason {
  /** A rule found trouble where none was open. */
  FIRST_FINDING,
  /** A finding is graver than all before it. */
  GRAVER_FINDING,
  /** A finding nearer to the cause joined; the incident's type is now that of the cause. */
  CAUSE_FOUND,
  /** A finding of a kind of trouble that follows from this one joined. */
  CONSEQUENCE_JOINED,
  /** A further rule of a kind already known joined. */
  RULE_JOINED,
  /** Twice as many channels, queues and sources are affected as were last told. */
  SCOPE_GREW,
  /** A figure of the impact reached the next power of ten. */
  IMPACT_GREW,
  /** Customers who escalate because of this incident are counted in it: the 1st, 10th, 100th … */
  ABSORBED,
  /** The gravest part has been over for the de-escalation hold. */
  GRAVER_PART_OVER,
  /** Every part has been over for its hold. */
  CLEARED,
  /** A finding came inside the reopen window. */
  RELAPSED,
  /** Nothing came back inside the reopen window. */
  REOPEN_WINDOW_PASSED
}
