package io.fenghuo.json;

/**
 * A record, or one field of it, is not what it must be. The message names the field and never holds
 * its value. Without a stack trace: bad records come in masses.
 */
public final class RefusedException extends Exception {

  private final RefusalReason reason;
  private final String field;

  public RefusedException(RefusalReason reason, String message) {
    this(reason, null, message);
  }

  /**
   * @param field the field that is at fault; null where the record as a whole is
   */
  RefusedException(RefusalReason reason, String field, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.field = field;
  }

  public RefusalReason reason() {
    return reason;
  }

  /** The field that is at fault; null where the record as a whole is. */
  public String field() {
    return field;
  }
}
