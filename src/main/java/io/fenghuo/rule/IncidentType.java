package io.fenghuo.rule;

import io.fenghuo.words.Codes;
import io.fenghuo.words.LocalizedText;

/** What kind of trouble an incident is. */
public enum IncidentType {
  SYSTEM_FAULT,
  SERVICE_OVERLOAD,
  COMPLAINT_SURGE,
  SENTIMENT_CRISIS,
  DATA_LEAK,
  PUBLIC_OPINION,
  CUSTOMER_ESCALATION,
  DATA_GAP,
  ALERT_STORM;

  /** What people call it. */
  public LocalizedText named() {
    return Codes.name("typeName", name());
  }
}
