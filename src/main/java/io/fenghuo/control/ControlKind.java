package io.fenghuo.control;

/** What an operator can ask for. */
public enum ControlKind {
  ACK,
  MITIGATE,
  RESOLVE,
  REOPEN,
  CLOSE,
  SET_LEVEL,
  FALSE_ALARM,
  REVIEW_SUBMIT,
  SILENCE,
  UNSILENCE,
  MAINTENANCE,
  RULE_UPSERT,
  RULE_PAUSE,
  RULE_DELETE,
  RULE_SHADOW,
  CAMPAIGN,
  PROFILE,
  DRILL_START,
  DRILL_END
}
