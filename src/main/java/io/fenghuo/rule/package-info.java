/**
 * A rule as data: what is to be found, over which key, how grave it is and when it is over.
 *
 * <p>Comes in: a YAML text and the catalogue of measures it may refer to. Goes out: a {@link
 * io.fenghuo.rule.RuleSet} of checked rules, or every fault of the file with its path. It must
 * never know how a pattern is matched, nor read an event.
 */
package io.fenghuo.rule;
