package io.fenghuo.rule;

import java.io.Serializable;
import java.util.List;

/** A part of a pattern in its order: a stage, or a group of steps that is taken as a whole. */
public sealed interface Step extends Serializable permits Stage, Group {

  int UNBOUNDED = Quantifier.UNBOUNDED;

  /** Unique within the rule, among stages and groups. */
  String name();

  /** How it stands to the step before; a group's first step is {@link Follows#ON}. */
  Follows follows();

  Quantifier quantifier();

  /** The stages in it, in their order; of a stage, itself. */
  List<Stage> stages();

  /** How many times it is taken at least. */
  default int min() {
    return quantifier().min();
  }

  /** How many times at most; {@link #UNBOUNDED} where there is no limit. */
  default int max() {
    return quantifier().max();
  }

  /** Whether the pattern is complete without it too. */
  default boolean optional() {
    return quantifier().optional();
  }

  /** Whether every match of the pattern that it is in has at least one signal of it. */
  default boolean isCertain() {
    return !follows().isNegative() && !optional();
  }
}
