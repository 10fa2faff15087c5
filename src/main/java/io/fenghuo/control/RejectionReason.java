package io.fenghuo.control;

/** Why a command is not carried out, or what it lacks where it is. */
public enum RejectionReason {
  /** The record is no command: not a flat JSON object in UTF-8, or too large. */
  MALFORMED,
  MISSING_FIELD,
  WRONG_TYPE,
  OUT_OF_RANGE,
  UNKNOWN_KIND,
  /** A readable command that asks for what cannot be; it says every reason. */
  REFUSED,
  /** A good command that the incidents, as they stand, have no place for. */
  NOT_APPLICABLE,
  /**
   * Carried out, and for now in vain: a silence or maintenance that no open incident is meant by,
   * or of a rule that nobody knows.
   */
  MATCHES_NOTHING,
  /** A good command, which this version does not carry out. */
  NOT_SUPPORTED
}
