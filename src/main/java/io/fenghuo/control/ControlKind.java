package io.fenghuo.control;

/** What an operator can ask for. */
public enum ControlKind {
  ACK(false),
  MITIGATE(false),
  RESOLVE(false),
  REOPEN(false),
  CLOSE(false),
  SET_LEVEL(false),
  FALSE_ALARM(false),
  REVIEW_SUBMIT(false),
  SILENCE(false),
  UNSILENCE(false),
  MAINTENANCE(false),
  RULE_UPSERT(true),
  RULE_PAUSE(true),
  RULE_RESUME(true),
  RULE_DELETE(true),
  RULE_SHADOW(true),
  CAMPAIGN(false),
  PROFILE(false),
  DRILL_START(false),
  DRILL_END(false);

  private final boolean ofRules;

  ControlKind(boolean ofRules) {
    this.ofRules = ofRules;
  }

  /** Whether it changes a rule; what becomes of it is told on {@code rules.status}. */
  public boolean isOfRules() {
    return ofRules;
  }
}
