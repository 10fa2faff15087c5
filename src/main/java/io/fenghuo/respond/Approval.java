package io.fenghuo.respond;

/** Whether somebody has to agree before a directive is carried out. */
public enum Approval {
  REQUIRED,
  NOT_REQUIRED
}
