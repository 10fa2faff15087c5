package io.fenghuo.bench;

import java.util.Locale;

/**
 * Rules as a large company's operations lead would have them: the same ten ideas for each of twenty
 * brands, with limits of their own. Eight of ten name their brand; two are for all brands and
 * differ by their limits alone, so that none can be left unasked.
 */
final class ManyRules {

  private static final int IDEAS = 10;

  private ManyRules() {}

  /** The first so many of them, as a file of rules. */
  static String yaml(int count) {
    StringBuilder yaml = new StringBuilder("rules:\n");
    for (int i = 0; i < count; i++) {
      int limit = i / IDEAS / OrdinaryDesk.BRANDS;
      String brand = "brand == 'brand-" + i / IDEAS % OrdinaryDesk.BRANDS + "'";
      rule(yaml, i, limit, brand);
    }
    return yaml.toString();
  }

  private static void rule(StringBuilder yaml, int i, int limit, String brand) {
    switch (i % IDEAS) {
      case 0 ->
          pattern(
              yaml,
              i,
              "sessionId",
              "2m",
              stage("on: event BOT_FAILED", "times: " + (2 + limit), brand),
              stage("followed-by: event HANDOFF_REQUESTED", "", brand));
      case 1 ->
          pattern(
              yaml,
              i,
              "customerId",
              (2 + limit) + "m",
              stage("on: event SENTIMENT", "times: 3", brand + " && emotion == 'ANGER'"),
              stage("not-followed-by: event AGENT_REPLIED", "", ""));
      case 2 ->
          single(yaml, i, "queueId", "QUEUE_SNAPSHOT", brand + " && waiting > " + (500 + limit));
      case 3 ->
          pattern(
              yaml,
              i,
              "sessionId",
              "10m",
              stage("on: event QUEUED", "", brand),
              stage("followed-by: event QUEUE_ABANDONED", "", "waitMs > " + (60_000 + limit)));
      case 4 ->
          single(yaml, i, "brand", "BOT_REPLIED", brand + " && latencyMs > " + (8_000 + limit));
      case 5 ->
          pattern(
              yaml,
              i,
              "customerId",
              "1h",
              stage("on: event COMPLAINT_FILED", "", brand),
              stage("followed-by: event COMPLAINT_FILED", "times: " + (1 + limit), brand));
      case 6 ->
          single(
              yaml,
              i,
              "brand",
              "MENTION",
              brand + " && polarity < -0.5 && followers > " + (100_000 + limit));
      case 7 ->
          pattern(
              yaml,
              i,
              "sessionId",
              "5m",
              stage("on: event HANDOFF_REQUESTED", "", brand),
              stage("next: event SESSION_ENDED", "", ""));
      case 8 -> single(yaml, i, "brand", "AGENT_ASSIGNED", "waitMs > " + (600_000 + i));
      default ->
          pattern(
              yaml,
              i,
              "sessionId",
              "3m",
              stage("on: event BOT_REPLIED", "", "latencyMs > " + (9_000 + i)),
              stage("followed-by: event SESSION_ENDED", "", ""));
    }
  }

  private static void single(StringBuilder yaml, int i, String key, String kind, String where) {
    pattern(yaml, i, key, "", stage("on: event " + kind, "", where));
  }

  private static String stage(String reads, String times, String where) {
    return reads
        + (times.isEmpty() || times.endsWith(" 1") ? "" : ", " + times)
        + (where.isEmpty() ? "" : ", where: \"" + where + "\"");
  }

  private static void pattern(
      StringBuilder yaml, int i, String key, String within, String... stages) {
    yaml.append(
        String.format(
            Locale.ROOT,
            "- { id: rule-%d, incident: SYSTEM_FAULT, key: [tenant, brand%s], level: { base: IV }, ",
            i,
            key.equals("brand") ? "" : ", " + key));
    if (!within.isEmpty()) {
      yaml.append("within: ").append(within).append(", ");
    }
    yaml.append("says: { zh: 发现, en: found }, pattern: [");
    for (int s = 0; s < stages.length; s++) {
      yaml.append(s == 0 ? "" : ", ").append("{ stage: s").append(s).append(", ");
      yaml.append(stages[s]).append(" }");
    }
    yaml.append("] }\n");
  }
}
