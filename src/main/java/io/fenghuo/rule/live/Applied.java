package io.fenghuo.rule.live;

/**
 * One subtask of a station has taken a change: whatever it is given from now on, and from the
 * change's time on, is judged by it.
 *
 * @param ruleId the rule
 * @param revision of the change
 * @param station uid of the operator
 * @param subtask which of its subtasks
 * @param of how many it has
 * @param warmUntilMillis see {@link RuleEntry#warmUntilMillis}; {@link RuleEntry#NEVER_WARMED} of a
 *     station that keeps nothing
 * @param hasBegun whether it had taken the change before and only says now, with its first signal,
 *     until when the rule warms
 */
public record Applied(
    String ruleId,
    long revision,
    String station,
    int subtask,
    int of,
    long warmUntilMillis,
    boolean hasBegun) {}
