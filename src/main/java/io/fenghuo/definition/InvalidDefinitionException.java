package io.fenghuo.definition;

import java.util.List;

/** A definition that is refused, with every fault of it. */
public final class InvalidDefinitionException extends IllegalArgumentException {

  private final List<String> faults;

  public InvalidDefinitionException(String source, List<String> faults) {
    super(
        source
            + " has "
            + faults.size()
            + (faults.size() == 1 ? " fault:" : " faults:")
            + "\n  - "
            + String.join("\n  - ", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
