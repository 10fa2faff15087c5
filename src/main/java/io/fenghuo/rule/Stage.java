package io.fenghuo.rule;

import java.io.Serializable;

/**
 * One step of a pattern.
 *
 * @param name unique within the rule; part of saved state
 * @param follows how it stands to the stage before
 * @param reads what it reads
 * @param where a condition in CEL on what it reads; empty where anything will do
 * @param min how many signals it takes at least
 * @param max how many at most; {@link #UNBOUNDED} where there is no limit
 * @param optional whether the pattern is complete without it too
 * @param greedy whether it takes a signal that the next stage would take as well
 */
public record Stage(
    String name,
    Follows follows,
    Reads reads,
    String where,
    int min,
    int max,
    boolean optional,
    boolean greedy)
    implements Serializable {

  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Whether every match has at least one signal of this stage. */
  public boolean isCertain() {
    return !follows.isNegative() && !optional;
  }

  public boolean isSingle() {
    return max == 1 && !optional;
  }
}
