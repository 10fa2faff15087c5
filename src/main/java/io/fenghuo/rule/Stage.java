package io.fenghuo.rule;

import java.util.List;

/**
 * One step of a pattern that takes signals.
 *
 * @param name unique within the rule; part of saved state
 * @param follows how it stands to the step before
 * @param reads what it reads
 * @param where a condition in CEL on what it reads and on the signals of earlier stages; empty
 *     where anything will do
 * @param quantifier how many signals it takes
 * @param withinMillis less than this must lie between the signal before and its own; as the last
 *     stage that is negative, how long after the signal before the silence must last; 0 where only
 *     the rule's {@code within} counts
 */
public record Stage(
    String name,
    Follows follows,
    Reads reads,
    String where,
    Quantifier quantifier,
    long withinMillis)
    implements Step {

  @Override
  public List<Stage> stages() {
    return List.of(this);
  }

  /** Whether it takes a signal that the next step would take as well. */
  public boolean greedy() {
    return quantifier.greedy();
  }

  /** Its name as conditions of later stages write it. */
  public String listName() {
    return name.replace('-', '_');
  }

  /** Whether it takes exactly one signal. */
  public boolean isSingle() {
    return max() == 1 && !optional();
  }
}
