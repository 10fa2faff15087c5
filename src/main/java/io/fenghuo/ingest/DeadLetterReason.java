package io.fenghuo.ingest;

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
  LATE
}
