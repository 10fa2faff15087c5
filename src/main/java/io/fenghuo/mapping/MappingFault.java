package io.fenghuo.mapping;

/** What can keep a record, or one of its events, from being mapped. */
public enum MappingFault {
  /** A field, or the list of a {@code for-each}, is required and not there. */
  MISSING_FIELD,
  /** A value is not of the type that is needed. */
  WRONG_TYPE,
  /** A table does not have a value, and has nothing for others. */
  UNKNOWN_VALUE,
  /** A list has more items, or a number is larger, than is taken. */
  OUT_OF_RANGE,
  /** A time is none of this century. */
  ABSURD_TIME,
  /** An expression can't be evaluated. */
  EXPRESSION_FAILED,
  /** No event rule takes the record. */
  NO_EVENT_RULE
}
