package io.fenghuo.condition;

/** What a condition is asked about. */
@FunctionalInterface
public interface Facts {

  /**
   * The value of a name of the vocabulary: {@code String}, {@code Long}, {@code Double} or {@code
   * Boolean}; null where the subject has none.
   */
  Object get(String name);
}
