package io.fenghuo.rule.live;

import io.fenghuo.rule.Rule;
import io.fenghuo.words.Message;
import java.io.Serializable;
import java.util.List;

/** Makes of a rule what would run it, to see that it can be made, and what is odd about it. */
@FunctionalInterface
public interface RuleTrial extends Serializable {

  /**
   * Returns what in the rule its author may not have meant.
   *
   * @throws RuntimeException saying why the rule cannot run
   */
  List<Message> make(Rule rule);
}
