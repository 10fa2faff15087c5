package io.fenghuo.rule.live;

/** What becomes of a rule's open matches at a change. */
public enum StateEffect {
  /** They go on under the new definition, from the next signal. */
  KEEPS_STATE,
  /** The rule begins with none; those of the old definition are dropped. */
  FRESH,
  /** They are dropped: the rule is no longer evaluated. */
  DROPS_STATE
}
