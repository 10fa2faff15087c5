package io.fenghuo.config;

import java.util.List;

/** A configuration that is refused, with every fault of it. */
public final class InvalidConfigException extends IllegalArgumentException {

  private final List<String> faults;

  InvalidConfigException(String source, List<String> faults) {
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
