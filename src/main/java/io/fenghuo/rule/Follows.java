package io.fenghuo.rule;

import java.util.Optional;

/** How a stage stands to the one before it; the words are flink-cep's. */
public enum Follows {
  /** The first stage. */
  ON("on"),
  /** The very next signal that the rule reads. */
  NEXT("next"),
  /** Some later signal; the first that fits is taken. */
  FOLLOWED_BY("followed-by"),
  /** Some later signal; each that fits makes a match of its own. */
  FOLLOWED_BY_ANY("followed-by-any"),
  /** The very next signal that the rule reads must not fit. */
  NOT_NEXT("not-next"),
  /** No signal that fits may come before the next stage's, or, as the last stage, in time. */
  NOT_FOLLOWED_BY("not-followed-by");

  private final String word;

  Follows(String word) {
    this.word = word;
  }

  public static Optional<Follows> byWord(String word) {
    for (Follows follows : values()) {
      if (follows.word.equals(word)) {
        return Optional.of(follows);
      }
    }
    return Optional.empty();
  }

  /** As it is written in a rule. */
  public String word() {
    return word;
  }

  public boolean isNegative() {
    return this == NOT_NEXT || this == NOT_FOLLOWED_BY;
  }
}
