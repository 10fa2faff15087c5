package io.fenghuo.definition;

import io.fenghuo.words.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that is refused, with every fault of it. */
public final class InvalidDefinitionException extends IllegalArgumentException {

  private final List<Fault> faults;

  public InvalidDefinitionException(String source, List<Fault> faults) {
    super(
        source
            + " has "
            + faults.size()
            + (faults.size() == 1 ? " fault:" : " faults:")
            + "\n  - "
            + faults.stream().map(Fault::toString).collect(Collectors.joining("\n  - ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
