package io.fenghuo.control;

import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleStatus;

/**
 * What becomes of a command on a rule.
 *
 * @param status the answer
 * @param change what is to be done; null where nothing is
 * @param withdrawn what the change replaces before it was in force; null where nothing
 */
record RuleAnswer(RuleStatus status, RuleChange change, RuleStatus withdrawn) {}
