package io.fenghuo.rule.live;

/**
 * What comes in to the {@link StatusBoard}: exactly one of the two is present.
 *
 * @param ruleId key; empty where no rule is named
 * @param status a word that is said as it is
 * @param standing where the status accepts a change: what the rule is to be; else null
 * @param applied a station's word
 */
public record RuleNews(String ruleId, RuleStatus status, RuleStanding standing, Applied applied) {

  public static RuleNews of(RuleStatus status) {
    return new RuleNews(key(status.ruleId()), status, null, null);
  }

  /** A change that was accepted now; its way into force is to be followed. */
  public static RuleNews accepted(RuleStatus status, RuleStanding standing) {
    return new RuleNews(key(status.ruleId()), status, standing, null);
  }

  public static RuleNews of(Applied applied) {
    return new RuleNews(applied.ruleId(), null, null, applied);
  }

  private static String key(String ruleId) {
    return ruleId == null ? "" : ruleId;
  }
}
