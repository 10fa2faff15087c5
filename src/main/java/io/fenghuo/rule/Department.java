package io.fenghuo.rule;

import io.fenghuo.words.Codes;
import io.fenghuo.words.HumanName;

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
  public HumanName named() {
    return Codes.name("departmentName", name());
  }
}
