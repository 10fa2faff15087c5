package io.fenghuo.control;

/** What an operator can ask for. */
public enum ControlKind {
  ACK(IncidentCommand.Kind.ACK),
  MITIGATE(IncidentCommand.Kind.MITIGATE),
  RESOLVE(IncidentCommand.Kind.RESOLVE),
  REOPEN(IncidentCommand.Kind.REOPEN),
  CLOSE(IncidentCommand.Kind.CLOSE),
  SET_LEVEL(IncidentCommand.Kind.SET_LEVEL),
  FALSE_ALARM(IncidentCommand.Kind.FALSE_ALARM),
  REVIEW_SUBMIT(false),
  SILENCE(IncidentCommand.Kind.SILENCE),
  UNSILENCE(IncidentCommand.Kind.UNSILENCE),
  MAINTENANCE(IncidentCommand.Kind.MAINTENANCE),
  RULE_UPSERT(true),
  RULE_PAUSE(true),
  RULE_RESUME(true),
  RULE_DELETE(true),
  RULE_SHADOW(true),
  CAMPAIGN(false),
  PROFILE(IncidentCommand.Kind.PROFILE),
  DRILL_START(false),
  DRILL_END(false);

  private final boolean ofRules;
  private final IncidentCommand.Kind ofIncidents;

  ControlKind(boolean ofRules) {
    this.ofRules = ofRules;
    this.ofIncidents = null;
  }

  ControlKind(IncidentCommand.Kind ofIncidents) {
    this.ofRules = false;
    this.ofIncidents = ofIncidents;
  }

  /** How an operator asks this of the incidents. */
  static ControlKind of(IncidentCommand.Kind asked) {
    return valueOf(asked.name());
  }

  /** Whether it changes a rule; what becomes of it is told on {@code rules.status}. */
  public boolean isOfRules() {
    return ofRules;
  }

  /** What it asks of the incidents; null where it asks nothing of them. */
  public IncidentCommand.Kind ofIncidents() {
    return ofIncidents;
  }
}
