package io.fenghuo.rule;

/** In which order a rule wants its signals while the job runs live. */
public enum RuleOrder {
  /** As they come: found within milliseconds; what comes out of order is taken as it comes. */
  ARRIVAL,
  /** By event time: waits for the watermark, so a finding is later by the input's disorder. */
  EVENT_TIME
}
