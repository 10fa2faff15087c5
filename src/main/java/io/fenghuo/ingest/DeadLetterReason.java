package io.fenghuo.ingest;

import io.fenghuo.json.JsonFault;

/** Why a record was set aside. */
public enum DeadLetterReason {
  NULL_VALUE,
  EMPTY,
  TOO_LARGE,
  BAD_UTF8,
  MALFORMED_JSON,
  TOO_DEEP,
  DUPLICATE_KEY,
  NOT_AN_OBJECT,
  MISSING_FIELD,
  WRONG_TYPE,
  UNKNOWN_KIND,
  UNKNOWN_VALUE,
  OUT_OF_RANGE,
  ABSURD_TIME,
  FUTURE_TIME,
  UNSUPPORTED_SCHEMA,
  /** An expression of a mapping could not be evaluated over the record. */
  EXPRESSION_FAILED,
  /** No event rule of the mapping takes the record. */
  NO_EVENT_RULE,
  LATE;

  static DeadLetterReason of(JsonFault fault) {
    return switch (fault) {
      case NULL_VALUE -> NULL_VALUE;
      case EMPTY -> EMPTY;
      case TOO_LARGE -> TOO_LARGE;
      case BAD_UTF8 -> BAD_UTF8;
      case MALFORMED_JSON -> MALFORMED_JSON;
      case TOO_DEEP -> TOO_DEEP;
      case DUPLICATE_KEY -> DUPLICATE_KEY;
      case NOT_AN_OBJECT -> NOT_AN_OBJECT;
      case MISSING_FIELD -> MISSING_FIELD;
      // Of commands alone; it never gets here.
      case NULL_FIELD -> WRONG_TYPE;
      case WRONG_TYPE -> WRONG_TYPE;
      case UNKNOWN_VALUE -> UNKNOWN_VALUE;
      case OUT_OF_RANGE -> OUT_OF_RANGE;
      case ABSURD_TIME -> ABSURD_TIME;
    };
  }
}
