package io.fenghuo.rule;

/** What kind of trouble an incident is. */
public enum IncidentType {
  SYSTEM_FAULT("系统故障", "system fault"),
  SERVICE_OVERLOAD("服务过载", "service overload"),
  COMPLAINT_SURGE("投诉激增", "complaint surge"),
  SENTIMENT_CRISIS("情绪危机", "sentiment crisis"),
  DATA_LEAK("数据泄露", "data leak"),
  PUBLIC_OPINION("舆情危机", "public-opinion crisis"),
  CUSTOMER_ESCALATION("客诉升级", "customer escalation"),
  DATA_GAP("数据中断", "data gap"),
  ALERT_STORM("告警风暴", "alert storm");

  private final String nameZh;
  private final String nameEn;

  IncidentType(String nameZh, String nameEn) {
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
