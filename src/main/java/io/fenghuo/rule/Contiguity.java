package io.fenghuo.rule;

/** How the signals stand to each other that one step takes; the words are flink-cep's. */
public enum Contiguity {
  /** Signals that do not fit may come between them; the first that fits is taken. */
  RELAXED,
  /** A signal that does not fit ends the repetition. */
  CONSECUTIVE,
  /** Signals may come between them, also such as fit: each choice makes a match of its own. */
  COMBINATIONS
}
