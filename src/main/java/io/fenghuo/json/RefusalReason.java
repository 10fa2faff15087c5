package io.fenghuo.json;

/** Why a record of an input is refused: what a dead letter says of it. */
public enum RefusalReason {
  NULL_VALUE,
  EMPTY,
  TOO_LARGE,
  BAD_UTF8,
  MALFORMED_JSON,
  TOO_DEEP,
  DUPLICATE_KEY,
  NOT_AN_OBJECT,
  /** A field, or the list of a mapping's {@code for-each}, is required and not there. */
  MISSING_FIELD,
  WRONG_TYPE,
  UNKNOWN_KIND,
  /** A field has a word, or a mapping's table is asked for one, that it does not know. */
  UNKNOWN_VALUE,
  /** A number is too small or too large, a text too long, or a list has too many items. */
  OUT_OF_RANGE,
  /** A time is none of this century. */
  ABSURD_TIME,
  FUTURE_TIME,
  UNSUPPORTED_SCHEMA,
  /** An expression of a mapping could not be evaluated over the record. */
  EXPRESSION_FAILED,
  /** No event rule of the mapping takes the record. */
  NO_EVENT_RULE,
  LATE
}
