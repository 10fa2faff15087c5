package io.fenghuo.definition;

import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of a definition, so that all are told at once. */
public final class Faults {

  private final List<Fault> all = new ArrayList<>();

  /** {@code rules[2].within must be positive, got -5s}. */
  public void add(String path, Message rule) {
    add(Fault.of(path, rule));
  }

  /** A fault of a file that no command can send, as an English sentence. */
  public void add(String path, String rule) {
    add(path, Message.inEnglish(rule));
  }

  public void add(Fault fault) {
    all.add(fault);
  }

  /** Those of a file, each with the file's name in front. */
  public void addAll(String file, Faults others) {
    others.all.forEach(fault -> add(file, fault.message()));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<Fault> all() {
    return List.copyOf(all);
  }

  /**
   * @throws InvalidDefinitionException if there is any fault
   */
  public void throwIfAny(String source) {
    if (!all.isEmpty()) {
      throw new InvalidDefinitionException(source, all);
    }
  }
}
