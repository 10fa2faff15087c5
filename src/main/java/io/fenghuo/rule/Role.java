package io.fenghuo.rule;

import io.fenghuo.words.Codes;
import io.fenghuo.words.LocalizedText;

/** A department's part in an incident. */
public enum Role {
  /** Answers for the incident; must acknowledge. */
  LEAD(true),
  /** Has work to do; must acknowledge. */
  SUPPORT(true),
  /** Is told. */
  INFORMED(false);

  private final boolean acknowledges;

  Role(boolean acknowledges) {
    this.acknowledges = acknowledges;
  }

  /** Whether an acknowledgement is waited for. */
  public boolean acknowledges() {
    return acknowledges;
  }

  /** What people call it. */
  public LocalizedText named() {
    return Codes.name("roleName", name());
  }
}
