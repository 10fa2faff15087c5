package io.fenghuo.bench;

import java.time.Instant;

/** Writes records as a desk's systems would. */
final class Lines {

  static final String TENANT = "shop";

  private Lines() {}

  /**
   * @param more the fields that only this kind has, each as {@code ,"name":value}
   */
  static Line traffic(
      String id, long timeMillis, String kind, String brand, String session, String more) {
    return traffic(TENANT, id, timeMillis, kind, brand, session, more);
  }

  static Line traffic(
      String tenant,
      String id,
      long timeMillis,
      String kind,
      String brand,
      String session,
      String more) {
    String json =
        head(tenant, id, timeMillis, brand, "desk")
            + ",\"kind\":\""
            + kind
            + "\",\"channel\":\""
            + channel(session)
            + "\",\"sessionId\":\"s"
            + session
            + "\",\"customerId\":\"c"
            + session
            + "\""
            + more
            + "}";
    return new Line(Line.TRAFFIC, null, session, timeMillis, json);
  }

  /** A record of the desk itself, of no session. */
  static Line desk(String id, long timeMillis, String kind, String brand, String more) {
    return new Line(
        Line.TRAFFIC,
        null,
        brand,
        timeMillis,
        head(TENANT, id, timeMillis, brand, "desk") + ",\"kind\":\"" + kind + "\"" + more + "}");
  }

  static Line sentiment(
      String id, long timeMillis, String brand, String session, String emotion, boolean complaint) {
    return new Line(
        Line.SENTIMENT,
        null,
        session,
        timeMillis,
        head(TENANT, id, timeMillis, brand, "sentiment-model")
            + ",\"channel\":\""
            + channel(session)
            + "\",\"sessionId\":\"s"
            + session
            + "\",\"customerId\":\"c"
            + session
            + "\",\"messageId\":\"m"
            + id
            + "\",\"speaker\":\"CUSTOMER\",\"emotion\":\""
            + emotion
            + "\",\"score\":0.1,\"confidence\":0.9,\"isComplaint\":"
            + complaint
            + ",\"modelVersion\":\"senti-2.4\"}");
  }

  static Line mention(String id, long timeMillis, String brand, double polarity, String more) {
    return new Line(
        Line.MENTION,
        null,
        brand,
        timeMillis,
        head(TENANT, id, timeMillis, brand, "social-listener")
            + ",\"channel\":\"OTHER\",\"mentionId\":\"p"
            + id
            + "\",\"platform\":\"weibo\",\"mentionKind\":\"POST\",\"authorTier\":\"NORMAL\",\"followers\":63,\"polarity\":"
            + polarity
            + more
            + ",\"reposts\":0,\"comments\":0,\"likes\":0,\"views\":17}");
  }

  private static String head(
      String tenant, String id, long timeMillis, String brand, String source) {
    return "{\"eventId\":\""
        + id
        + "\",\"eventTime\":\""
        + Instant.ofEpochMilli(timeMillis)
        + "\",\"tenant\":\""
        + tenant
        + "\",\"brand\":\""
        + brand
        + "\",\"source\":\""
        + source
        + "\"";
  }

  private static String channel(String session) {
    return switch (Math.floorMod(session.hashCode(), 4)) {
      case 0 -> "WEB";
      case 1 -> "APP";
      case 2 -> "WECHAT";
      default -> "PHONE";
    };
  }
}
