package io.fenghuo.control;

/** Why a command is not carried out. */
public enum RejectionReason {
  /** The record is no command: not a flat JSON object in UTF-8, or too large. */
  MALFORMED,
  MISSING_FIELD,
  WRONG_TYPE,
  OUT_OF_RANGE,
  UNKNOWN_KIND,
  /** A well-formed command on a rule that cannot be; rules.status has every reason. */
  REFUSED,
  /** A good command, which this version does not carry out. */
  NOT_SUPPORTED
}
