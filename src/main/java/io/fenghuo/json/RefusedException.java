package io.fenghuo.json;

/**
 * A record, or one field of it, is not what it must be. The message names the field and never holds
 * its value. Without a stack trace: bad records come in masses.
 */
public final class RefusedException extends Exception {

  private final JsonFault fault;
  private final String field;

  RefusedException(JsonFault fault, String message) {
    this(fault, null, message);
  }

  /**
   * @param field the field that is at fault; null where the record as a whole is
   */
  RefusedException(JsonFault fault, String field, String message) {
    super(message, null, false, false);
    this.fault = fault;
    this.field = field;
  }

  public JsonFault fault() {
    return fault;
  }

  /** The field that is at fault; null where the record as a whole is. */
  public String field() {
    return field;
  }
}
