package io.fenghuo.rule.live;

/**
 * What operators have made of one rule; kept in every savepoint.
 *
 * @param ruleId the rule
 * @param current what holds; null where the files' rule still does
 * @param next what will hold; null where nothing is scheduled
 * @param warmUntilMillis event time before which its findings may lack what came before it began;
 *     {@link #NEVER_WARMED} where nothing is lacking, {@link #FROM_FIRST_SIGNAL} where that is
 *     counted from a signal that has not come yet
 */
public record RuleEntry(String ruleId, RuleChange current, RuleChange next, long warmUntilMillis) {

  public static final long NEVER_WARMED = Long.MIN_VALUE;
  public static final long FROM_FIRST_SIGNAL = Long.MAX_VALUE;

  /** The last change that was made, whether it holds yet or not. */
  public RuleChange newest() {
    return next == null ? current : next;
  }
}
