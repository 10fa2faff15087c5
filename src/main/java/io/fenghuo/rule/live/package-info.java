/**
 * The rules as they stand while the job runs: those of the files, and what operators have changed
 * since.
 *
 * <p>Comes in: a {@link io.fenghuo.rule.live.RuleChange} that was checked and accepted, and the
 * word of each station that has taken it. Goes out: which rules are in force, and a {@link
 * io.fenghuo.rule.live.RuleStatus} for all that an operator must know of them. It must never fail
 * on a rule's text, nor depend on when one subtask hears of a change and another does.
 */
package io.fenghuo.rule.live;
