package io.fenghuo.rule.live;

import io.fenghuo.rule.Rule;

/** How far event time has come for a rule: rules that wait for the watermark lag behind others. */
@FunctionalInterface
public interface RuleClock {

  /**
   * Event time, epoch milliseconds; {@link Long#MIN_VALUE} where it is not known yet.
   *
   * @param rule the rule in force, or the one that is to be; null where there is neither
   */
  long nowFor(Rule rule);
}
