package io.fenghuo.rule.live;

/**
 * From a moment on a rule is this. It says the whole of what is to be, not a difference, so that
 * whoever has missed the change before it ends up at the same.
 *
 * @param revision counts the accepted changes of all rules; orders them
 * @param generation the revision at which the rule last began afresh, 0 for what the job began
 *     with; matches opened under another generation are dropped
 * @param ruleId the rule
 * @param standing what is to be done with it
 * @param source its text; null where it stands as it is in the files
 * @param version the writer's own count
 * @param hash of its definition; null where there is no definition any more
 * @param effectiveAtMillis event time from which on it holds; {@link #AT_ONCE} for now
 * @param commandId who wants to know: the command behind it
 */
public record RuleChange(
    long revision,
    long generation,
    String ruleId,
    RuleStanding standing,
    String source,
    int version,
    String hash,
    long effectiveAtMillis,
    String commandId) {

  public static final long AT_ONCE = Long.MIN_VALUE;

  public boolean isAtOnce() {
    return effectiveAtMillis == AT_ONCE;
  }
}
