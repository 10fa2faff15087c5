package io.fenghuo.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration that is refused, with every fault of it. */
public final class InvalidConfigException extends IllegalArgumentException {

  private final List<String> faults;

  /**
   * @param faults of one place at least, by the place where somebody has made it
   */
  InvalidConfigException(Map<String, List<String>> faults) {
    super(
        faults.entrySet().stream()
            .map(InvalidConfigException::of)
            .collect(Collectors.joining("\n")));
    this.faults = faults.values().stream().flatMap(List::stream).toList();
  }

  /** One fault, which names its setting. */
  public InvalidConfigException(String fault) {
    super(fault);
    this.faults = List.of(fault);
  }

  private static String of(Map.Entry<String, List<String>> place) {
    return place.getKey()
        + " has "
        + place.getValue().size()
        + (place.getValue().size() == 1 ? " fault:" : " faults:")
        + "\n  - "
        + String.join("\n  - ", place.getValue());
  }

  public List<String> faults() {
    return faults;
  }
}
