package io.fenghuo.rule;

/** Who has a part in handling an incident. */
public enum Department {
  TECH("技术", "technical staff"),
  CS("客服", "customer service"),
  PR("公关", "public relations"),
  LEGAL("法务", "legal"),
  SECURITY("安全", "security"),
  BIZ("业务", "business"),
  EXEC("管理层", "executives");

  private final String nameZh;
  private final String nameEn;

  Department(String nameZh, String nameEn) {
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  public String nameZh() {
    return nameZh;
  }

  public String nameEn() {
    return nameEn;
  }
}
