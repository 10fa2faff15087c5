package io.fenghuo.match;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a rule does, counted: each rule under its id. */
final class RuleMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(RuleMetrics.class);

  private final String ruleId;
  private final int maxOpen;
  private final Counter findings;
  private final Counter openMatchesDropped;
  private final Counter matchesTooWide;
  private final Counter conditionErrors;
  private boolean isOverloaded;
  private long toldMillis = Long.MIN_VALUE;

  RuleMetrics(MetricGroup operator, String ruleId, int maxOpen) {
    MetricGroup group = operator.addGroup("rule", ruleId);
    this.ruleId = ruleId;
    this.maxOpen = maxOpen;
    this.findings = group.counter("findings");
    this.openMatchesDropped = group.counter("openMatchesDropped");
    this.matchesTooWide = group.counter("matchesTooWide");
    this.conditionErrors = group.counter("conditionErrors");
  }

  void found() {
    findings.inc();
  }

  /** An open match was dropped because the key had too many; logged once. */
  void openMatchDropped() {
    if (openMatchesDropped.getCount() == 0) {
      LOG.warn(
          "A key has more open matches than allowed; the oldest are dropped ruleId={} maxOpenMatches={}",
          ruleId,
          maxOpen);
    }
    openMatchesDropped.inc();
    isOverloaded = true;
  }

  /**
   * Whether it is to be told that open matches were dropped: they were, and it was not told within
   * the last while.
   */
  boolean tellsOfOverload(long nowMillis, long whileMillis) {
    if (!isOverloaded) {
      return false;
    }
    isOverloaded = false;
    if (toldMillis != Long.MIN_VALUE && nowMillis < toldMillis + whileMillis) {
      return false;
    }
    toldMillis = nowMillis;
    return true;
  }

  /** Signals that came out of order made a match that took longer than within. */
  void matchTooWide() {
    matchesTooWide.inc();
  }

  /** A condition could not be evaluated, and so did not hold; logged once. */
  void conditionFailed() {
    if (conditionErrors.getCount() == 0) {
      LOG.warn("A condition cannot be evaluated and does not hold ruleId={}", ruleId);
    }
    conditionErrors.inc();
  }
}
