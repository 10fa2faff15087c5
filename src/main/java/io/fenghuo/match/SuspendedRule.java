package io.fenghuo.match;

/**
 * A rule that has passed its budget, as long as it is what it was.
 *
 * @param ruleId the rule
 * @param hash of its definition: another one under the same id is another rule
 */
public record SuspendedRule(String ruleId, String hash) {}
