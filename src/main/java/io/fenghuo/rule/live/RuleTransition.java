package io.fenghuo.rule.live;

/**
 * One rule has changed.
 *
 * @param change by what
 * @param before the rule that was in force; null where none was
 * @param after the rule that is in force now; null where none is
 */
public record RuleTransition(RuleChange change, EffectiveRule before, EffectiveRule after) {

  /** What it means for open matches. */
  public StateEffect effect() {
    if (after == null) {
      return StateEffect.DROPS_STATE;
    }
    return before != null && before.generation() == after.generation()
        ? StateEffect.KEEPS_STATE
        : StateEffect.FRESH;
  }

  /** Whether something may be kept that nobody will ask for again. */
  public boolean leavesState() {
    return before != null && effect() != StateEffect.KEEPS_STATE;
  }
}
