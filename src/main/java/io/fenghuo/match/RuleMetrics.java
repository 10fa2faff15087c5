package io.fenghuo.match;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a rule does, counted: each rule under its id. */
final class RuleMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(RuleMetrics.class);

  private final String ruleId;
  private final Counter findings;
  private final Counter openMatchesDropped;
  private final Counter matchesTooWide;
  private final Counter conditionErrors;
  private boolean isOverloaded;
  private long toldMillis = Long.MIN_VALUE;

  RuleMetrics(MetricGroup operator, String ruleId) {
    MetricGroup group = operator.addGroup("rule", ruleId);
    this.ruleId = ruleId;
    this.findings = group.counter("findings");
    this.openMatchesDropped = group.counter("openMatchesDropped");
    this.matchesTooWide = group.counter("matchesTooWide");
    this.conditionErrors = group.counter("conditionErrors");
  }

  void found() {
    findings.inc();
  }

  /** So many open matches were dropped because their key had too many; logged once. */
  void openMatchesDropped(int count) {
    if (openMatchesDropped.getCount() == 0) {
      LOG.warn("A key has more open matches than allowed; some are dropped ruleId={}", ruleId);
    }
    openMatchesDropped.inc(count);
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
