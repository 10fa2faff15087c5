package io.fenghuo.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of a definition, so that all are told at once. */
public final class Faults {

  private final List<String> messages = new ArrayList<>();

  /** {@code rules[2].within must be positive, got -5s}. */
  public void add(String path, String rule) {
    messages.add(path + " " + rule);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }

  /**
   * @throws InvalidDefinitionException if there is any fault
   */
  public void throwIfAny(String source) {
    if (!messages.isEmpty()) {
      throw new InvalidDefinitionException(source, messages);
    }
  }
}
