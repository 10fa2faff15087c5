package io.fenghuo.rule;

import java.io.Serializable;
import java.util.List;

/**
 * Who a rule wants told and by which playbook, in place of what the profile says of its type.
 *
 * @param assignments empty where the profile's table holds
 * @param playbook id of a playbook; null where the profile's holds
 */
public record RuleResponse(List<Assignment> assignments, String playbook) implements Serializable {

  /** The profile's table holds. */
  public static final RuleResponse OF_PROFILE = new RuleResponse(List.of(), null);
}
