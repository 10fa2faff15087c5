package io.fenghuo.condition;

/**
 * An expression can't be evaluated over the data it was given. The message says how and never holds
 * the data. Without a stack trace: bad data come in masses.
 */
public final class ExpressionException extends Exception {

  ExpressionException(String message) {
    super(message, null, false, false);
  }
}
