package io.fenghuo.condition;

import io.fenghuo.words.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A condition that is refused, with every fault and its place in the text. */
public final class InvalidConditionException extends Exception {

  private final List<Fault> faults;

  InvalidConditionException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** Each with its place, such as {@code 1:7: there is no field 'latencyMz'}. */
  public List<Fault> faults() {
    return faults;
  }
}
