package io.fenghuo.rule.live;

import io.fenghuo.rule.Rule;
import java.io.Serializable;

/** Makes of a rule what would run it, to see that it can be made. */
@FunctionalInterface
public interface RuleTrial extends Serializable {

  /**
   * @throws RuntimeException saying why the rule cannot run
   */
  void make(Rule rule);
}
