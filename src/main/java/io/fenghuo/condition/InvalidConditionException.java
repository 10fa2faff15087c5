package io.fenghuo.condition;

import java.util.List;

/** A condition that is refused, with every fault and its place in the text. */
public final class InvalidConditionException extends Exception {

  private final List<String> faults;

  InvalidConditionException(List<String> faults) {
    super(String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence each, such as {@code 1:7: undeclared reference to 'latencyMz'}. */
  public List<String> faults() {
    return faults;
  }
}
