package io.fenghuo.mapping;

/**
 * A record, or one of its events, can't be mapped. The message names the field and never holds its
 * value. Without a stack trace: bad records come in masses.
 */
final class UnmappedException extends Exception {

  private final MappingFault fault;

  UnmappedException(MappingFault fault, String message) {
    super(message, null, false, false);
    this.fault = fault;
  }

  MappingFault fault() {
    return fault;
  }
}
