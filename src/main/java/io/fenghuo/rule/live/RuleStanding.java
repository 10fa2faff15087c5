package io.fenghuo.rule.live;

/** What is done with a rule. */
public enum RuleStanding {
  /** It is evaluated, and what it finds becomes incidents. */
  ACTIVE,
  /** It is evaluated, and what it finds is reported and alerts nobody. */
  SHADOW,
  /** It is kept and not evaluated. */
  PAUSED,
  /** It is no more; a rule of the files stays so until an operator brings it back. */
  DELETED;

  public boolean isRunning() {
    return switch (this) {
      case ACTIVE, SHADOW -> true;
      case PAUSED, DELETED -> false;
    };
  }
}
