package io.fenghuo.json;

/**
 * A record, or one field of it, is not what it must be. The message names the field and never holds
 * its value. Without a stack trace: bad records come in masses.
 */
public final class RefusedException extends Exception {

  private final JsonFault fault;

  RefusedException(JsonFault fault, String message) {
    super(message, null, false, false);
    this.fault = fault;
  }

  public JsonFault fault() {
    return fault;
  }
}
