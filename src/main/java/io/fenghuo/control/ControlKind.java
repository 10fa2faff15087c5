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
  RULE_RESUME,
  RULE_DELETE,
  RULE_SHADOW,
  CAMPAIGN,
  PROFILE,
  DRILL_START,
  DRILL_END;

  /** Whether it changes a rule; what becomes of it is told on {@code rules.status}. */
  public boolean isOfRules() {
    return switch (this) {
      case RULE_UPSERT, RULE_PAUSE, RULE_RESUME, RULE_DELETE, RULE_SHADOW -> true;
      case ACK,
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
          CAMPAIGN,
          PROFILE,
          DRILL_START,
          DRILL_END ->
          false;
    };
  }
}
