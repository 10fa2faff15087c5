package io.fenghuo.ingest;

/** Fields that are no event. Without a stack trace: bad records come in masses. */
final class NoEventException extends Exception {

  private final DeadLetterReason reason;

  NoEventException(DeadLetterReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  DeadLetterReason reason() {
    return reason;
  }
}
