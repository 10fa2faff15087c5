package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Step;

/** Whether a signal ends the repetition of a stage or a group: it reads it, and the text holds. */
final class UntilCondition extends SignalCondition {

  /**
   * @param first the condition of the step's first stage, evaluated by the same
   */
  UntilCondition(Rule rule, Step step, SignalCondition first) {
    super(rule, step, step.quantifier().until(), first.pool(), first.onError(), first.before());
  }
}
