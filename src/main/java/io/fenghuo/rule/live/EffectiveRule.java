package io.fenghuo.rule.live;

import io.fenghuo.rule.Rule;
import io.fenghuo.words.Message;

/**
 * A rule in force.
 *
 * @param rule its definition
 * @param standing ACTIVE or SHADOW
 * @param generation see {@link RuleChange#generation}
 * @param warmUntilMillis see {@link RuleEntry#warmUntilMillis}
 * @param isOfFiles whether its text is the files', which was checked where the job was submitted
 */
public record EffectiveRule(
    Rule rule, RuleStanding standing, long generation, long warmUntilMillis, boolean isOfFiles) {

  /** Of a rule that was read and that the job cannot make: its log has the reason. */
  public static final Message CANNOT_RUN = Message.of("rule.cannot-run");

  public boolean isShadow() {
    return standing == RuleStanding.SHADOW;
  }

  /** Whether a finding of that time may lack what came before the rule began. */
  public boolean isWarmingAt(long timeMillis) {
    return timeMillis < warmUntilMillis;
  }
}
