package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Step;

/** Whether a signal ends the repetition of a stage or a group: it reads it, and the text holds. */
final class UntilCondition extends SignalCondition {

  UntilCondition(Rule rule, Step step, ConditionPool pool, Runnable onError) {
    super(rule, step, step.quantifier().until(), pool, onError);
  }
}
