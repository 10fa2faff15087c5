package io.fenghuo.rule;

import io.fenghuo.words.Codes;
import io.fenghuo.words.LocalizedText;

/** Who has a part in handling an incident. */
public enum Department {
  TECH,
  CS,
  PR,
  LEGAL,
  SECURITY,
  BIZ,
  EXEC;

  /** What people call it. */
  public LocalizedText named() {
    return Codes.name("departmentName", name());
  }
}
