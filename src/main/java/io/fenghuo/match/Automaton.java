package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import java.util.List;

/** By what a rule's pattern is matched. */
public enum Automaton {
  /** One signal alone decides: nothing is kept. */
  NONE(0),
  /** A chain of stages, on queues: what a signal costs does not grow with the open matches. */
  QUEUES(MatchFunction.DEFAULT_MAX_OPEN_MATCHES),
  /** flink-cep's own: each signal looks at all open matches of its key. */
  NFA(NfaMatcher.MAX_OPEN);

  private final int maxOpenMatches;

  Automaton(int maxOpenMatches) {
    this.maxOpenMatches = maxOpenMatches;
  }

  /** The one that a rule is matched by. */
  public static Automaton of(Rule rule) {
    return of(rule, StageCondition.of(rule, null, null, null));
  }

  /**
   * @param conditions one for each stage
   */
  static Automaton of(Rule rule, List<StageCondition> conditions) {
    if (rule.isThreshold()) {
      return NONE;
    }
    return LinearPlan.fits(rule) && conditions.stream().noneMatch(StageCondition::isIterative)
        ? QUEUES
        : NFA;
  }

  /** How many matches of a key may be open; beyond, some are given up: see the matchers. */
  public int maxOpenMatches() {
    return maxOpenMatches;
  }
}
