package io.fenghuo.rule;

/** What becomes of the other open matches of a key when one is complete. */
public enum AfterMatch {
  /** They go on: one signal may serve in many matches. */
  NO_SKIP,
  /** Those that began with the same signal are dropped. */
  SKIP_TO_NEXT,
  /**
   * Those that began before the complete one's last signal are dropped: each signal serves once.
   */
  SKIP_PAST_LAST,
  /** Those that began before the first signal of a named stage are dropped. */
  SKIP_TO_FIRST,
  /** Those that began before the last signal of a named stage are dropped. */
  SKIP_TO_LAST;

  /** Whether it speaks of a stage. */
  public boolean namesAStage() {
    return this == SKIP_TO_FIRST || this == SKIP_TO_LAST;
  }
}
