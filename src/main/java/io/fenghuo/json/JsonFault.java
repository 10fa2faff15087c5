package io.fenghuo.json;

/** What can be wrong with a JSON record whatever it is about. */
public enum JsonFault {
  NULL_VALUE,
  EMPTY,
  TOO_LARGE,
  BAD_UTF8,
  MALFORMED_JSON,
  TOO_DEEP,
  DUPLICATE_KEY,
  NOT_AN_OBJECT,
  MISSING_FIELD,
  NULL_FIELD,
  WRONG_TYPE,
  UNKNOWN_VALUE,
  OUT_OF_RANGE,
  ABSURD_TIME
}
