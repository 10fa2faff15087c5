package io.fenghuo.rule;

import java.io.Serializable;

/**
 * How often a step of a pattern is taken.
 *
 * @param min at least
 * @param max at most; {@link #UNBOUNDED} where there is no limit
 * @param optional whether the pattern is complete without the step too
 * @param greedy whether it takes a signal that the next step would take as well
 * @param contiguity how its repetitions stand to each other
 * @param until a condition in CEL on a signal that ends the repetition; empty where nothing does
 */
public record Quantifier(
    int min, int max, boolean optional, boolean greedy, Contiguity contiguity, String until)
    implements Serializable {

  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Exactly once. */
  public static final Quantifier ONCE = new Quantifier(1, 1, false, false, Contiguity.RELAXED, "");

  /** Whether it has no upper limit. */
  public boolean isLoop() {
    return max == UNBOUNDED;
  }

  /** Whether more than one repetition is possible. */
  public boolean isRepeated() {
    return max > 1;
  }

  /** Whether the number of repetitions is known beforehand. */
  public boolean isFixed() {
    return min == max && !optional;
  }
}
