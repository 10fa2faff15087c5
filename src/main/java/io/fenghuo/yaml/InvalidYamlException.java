package io.fenghuo.yaml;

import io.fenghuo.words.Fault;

/** A text that is no YAML, or more of it than is read. */
public final class InvalidYamlException extends Exception {

  private final Fault fault;

  InvalidYamlException(Fault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  /** The first fault, its place as {@code line:column}. */
  public Fault fault() {
    return fault;
  }
}
