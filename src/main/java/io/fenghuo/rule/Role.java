package io.fenghuo.rule;

/** A department's part in an incident. */
public enum Role {
  /** Answers for the incident; must acknowledge. */
  LEAD(true, "牵头", "lead"),
  /** Has work to do; must acknowledge. */
  SUPPORT(true, "配合", "support"),
  /** Is told. */
  INFORMED(false, "知会", "informed");

  private final boolean acknowledges;
  private final String nameZh;
  private final String nameEn;

  Role(boolean acknowledges, String nameZh, String nameEn) {
    this.acknowledges = acknowledges;
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  /** Whether an acknowledgement is waited for. */
  public boolean acknowledges() {
    return acknowledges;
  }

  public String nameZh() {
    return nameZh;
  }

  public String nameEn() {
    return nameEn;
  }
}
