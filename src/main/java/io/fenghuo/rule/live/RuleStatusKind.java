package io.fenghuo.rule.live;

/** What is told of a rule. */
public enum RuleStatusKind {
  /** The command is good and on its way to the stations. */
  ACCEPTED,
  /** The command changes nothing; or a rule that was accepted once can run no more. */
  REJECTED,
  /** What was scheduled and not yet in force is replaced by a newer command. */
  WITHDRAWN,
  /** In force everywhere; what it finds may lack what came before it began. */
  WARMING,
  /** In force everywhere. */
  ACTIVE,
  /** In force everywhere, and alerts nobody. */
  SHADOW,
  /** Evaluated nowhere any more, and kept. */
  PAUSED,
  /** Evaluated nowhere any more. */
  DELETED,
  /** What a shadow rule has found. */
  FOUND,
  /** A key has more open matches than a rule may have: some are dropped. */
  OVERLOADED,
  /** It took more than a rule may take of its station's time, and is evaluated no more. */
  SUSPENDED
}
