package io.fenghuo.rule.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A desk's traffic, and what an operations lead does to the rules meanwhile; the same in every run.
 *
 * <p>Each pattern is of a customer of its own, whose records lie in one partition, so that what is
 * found depends on no order between partitions, and each finding opens an incident of its own.
 */
final class RuleScript {

  static final int PARTITIONS = 4;

  /** Rules that no command touches. */
  static final List<String> UNTOUCHED =
      List.of("asks-after-failure", "fails-three-times", "nobody-answers", "asks-in-order");

  /** What the rule is called of which every tenth record is a finding, once it was changed. */
  static final String NAME_ZH = "投诉探测";

  static final String NAME_EN = "probing complaints";

  /** A rule whose author is warned that each of its signals opens a match. */
  static final String OPENED_BY_ALL = "live-e";

  private static final long START = Instant.parse("2026-11-11T12:00:00Z").toEpochMilli();

  private static final String PROBE =
      rule("probe", "customerId", "COMPLAINT_FILED", "category != ''");

  /**
   * One record.
   *
   * @param customer key, or null for a record that only carries the time on
   */
  record Traffic(int partition, String customer, long timeMillis, String json) {}

  /**
   * One command.
   *
   * @param isGood whether it is accepted
   * @param isAgain whether it was sent before under the same id
   * @param isProbe whether it changes the rule of which every tenth record is a finding
   */
  record Command(String id, String json, boolean isGood, boolean isAgain, boolean isProbe) {}

  private RuleScript() {}

  /** The rules the job begins with. */
  static String files() {
    return """
    rules:
      - id: asks-after-failure
        incident: CUSTOMER_ESCALATION
        key: [tenant, brand, customerId]
        pattern:
          - { stage: fails, on: event BOT_FAILED, where: "botId == 'u'" }
          - { stage: asks, followed-by: event HANDOFF_REQUESTED }
        within: 2m
        level: { base: IV }
        says: { zh: "转人工", en: "asks" }
      - id: fails-three-times
        incident: CUSTOMER_ESCALATION
        key: [tenant, brand, customerId]
        pattern:
          - { stage: fails, on: event BOT_FAILED, where: "botId == 'v'", times: 3 }
        within: 2m
        level: { base: IV }
        says: { zh: "三次失败", en: "fails" }
      - id: nobody-answers
        incident: CUSTOMER_ESCALATION
        key: [tenant, brand, customerId]
        pattern:
          - { stage: fails, on: event BOT_FAILED, where: "botId == 'w'" }
          - { stage: answer, not-followed-by: event AGENT_REPLIED }
        within: 2s
        level: { base: IV }
        says: { zh: "无人应答", en: "nobody answers" }
      - id: asks-in-order
        incident: CUSTOMER_ESCALATION
        key: [tenant, brand, customerId]
        order: event-time
        pattern:
          - { stage: leaves, on: event QUEUE_ABANDONED }
          - { stage: comes, followed-by: event SESSION_ENDED }
        within: 2m
        level: { base: IV }
        says: { zh: "离开", en: "leaves" }
    """
        + item(PROBE)
        + item(rule("paused-now-and-then", "sessionId", "BOT_FAILED", "botId == 'z'"))
        + item(rule("shadowed-now-and-then", "sessionId", "BOT_FAILED", "botId == 'z'"));
  }

  /** A steady traffic, and at its end what lets all time-outs pass. */
  static List<Traffic> traffic(int records, int perSecond) {
    List<Traffic> all = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      all.add(record(i, START + i * 1_000L / perSecond));
    }
    long end = START + records * 1_000L / perSecond + 60_000;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      all.add(
          new Traffic(
              partition, null, end, json("end-" + partition, end, "HEARTBEAT", null, Map.of())));
    }
    return all;
  }

  private static Traffic record(int i, long timeMillis) {
    int round = i / 100;
    return switch (i % 100) {
      case 5 -> event(i, timeMillis, "BOT_FAILED", "u" + round, failure("u"));
      case 45 -> event(i, timeMillis, "HANDOFF_REQUESTED", "u" + round, Map.of());
      case 10, 30, 50 -> event(i, timeMillis, "BOT_FAILED", "v" + round, failure("v"));
      case 15 -> event(i, timeMillis, "BOT_FAILED", "w" + round, failure("w"));
      case 35 ->
          event(i, timeMillis, "AGENT_REPLIED", (round % 2 == 0 ? "w" : "q") + round, Map.of());
      case 70, 80 -> event(i, timeMillis, "BOT_FAILED", "z" + round, failure("z"));
      // In the order of their arrival the end comes before the leaving.
      case 60 -> event(i, timeMillis + 500, "SESSION_ENDED", "x" + round, Map.of());
      case 61 -> event(i, timeMillis, "QUEUE_ABANDONED", "x" + round, Map.of("waitMs", 1));
      case 7, 17, 27, 37, 47, 57, 67, 77, 87, 97 ->
          event(i, timeMillis, "COMPLAINT_FILED", "p" + i, Map.of("category", "probe"));
      default -> event(i, timeMillis, "CUSTOMER_MESSAGE", "n" + i % 997, Map.of());
    };
  }

  /** So many commands, of every kind, good and bad. */
  static List<Command> commands(int count) {
    List<Command> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      all.add(command(k, all));
    }
    return all;
  }

  private static Command command(int k, List<Command> before) {
    String id = "c" + k;
    String fresh = (k / 20) % 2 == 0 ? "followed-by" : "next";
    return switch (k % 20) {
      case 0, 4, 8, 12, 16 -> {
        // The same shape, another limit, a name that no file has, and an end within the run.
        String text =
            PROBE.replace("category != ''", "category != 'x" + k + "'")
                + "clear: { quiet: 10s }\n"
                + "name: { zh: \"%s\", en: \"%s\" }\n".formatted(NAME_ZH, NAME_EN);
        yield new Command(id, json(id, "RULE_UPSERT", "rule", text), true, false, true);
      }
      case 1 -> good(id, "RULE_UPSERT", pattern("live-a", "followed-by", "10s"));
      case 2 -> bad(id, "RULE_UPSERT", "rule", pattern("live-a", "followed-by", "soon"));
      case 3 -> good(id, "RULE_PAUSE", "ruleId", "paused-now-and-then");
      case 5 -> good(id, "RULE_UPSERT", pattern("live-a", "next", "10s"));
      case 6 -> good(id, "RULE_RESUME", "ruleId", "paused-now-and-then");
      case 7 -> bad(id, "RULE_UPSERT", "rule", "- {");
      case 9 -> good(id, "RULE_SHADOW", "ruleId", "shadowed-now-and-then");
      case 10 -> good(id, "RULE_RESUME", "ruleId", "shadowed-now-and-then");
      case 11 -> good(id, "RULE_DELETE", "ruleId", "live-a");
      case 13 ->
          good(
              id, "RULE_UPSERT", pattern("live-d", fresh, "1s").replace("customerId", "sessionId"));
      case 14 -> good(id, "RULE_DELETE", "ruleId", "live-d");
      case 15 -> bad(id, "RULE_PAUSE", "ruleId", "no-such-rule");
      case 17 -> {
        String text = pattern(OPENED_BY_ALL, fresh, "5s");
        yield good(id, "RULE_SHADOW", text.replaceFirst(", where: \"[^\"]*\"", ""));
      }
      case 18 -> good(id, "RULE_DELETE", "ruleId", OPENED_BY_ALL);
      default -> {
        Command last = before.get(k - 3);
        yield new Command(last.id(), last.json(), last.isGood(), true, last.isProbe());
      }
    };
  }

  private static Command good(String id, String kind, String text) {
    return good(id, kind, "rule", text);
  }

  private static Command good(String id, String kind, String field, String value) {
    return new Command(id, json(id, kind, field, value), true, false, false);
  }

  private static Command bad(String id, String kind, String field, String value) {
    return new Command(id, json(id, kind, field, value), false, false, false);
  }

  private static String json(String id, String kind, String field, String value) {
    return "{\"commandId\":\"%s\",\"kind\":\"%s\",\"actor\":\"li\",\"reason\":\"noon\",\"%s\":\"%s\"}"
        .formatted(
            id,
            kind,
            field,
            value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
  }

  private static String rule(String id, String dimension, String kind, String where) {
    return """
    id: %s
    incident: CUSTOMER_ESCALATION
    key: [tenant, brand, %s]
    pattern: [ { stage: one, on: event %s, where: "%s" } ]
    level: { base: IV }
    says: { zh: "发现", en: "found" }
    """
        .formatted(id, dimension, kind, where);
  }

  private static String pattern(String id, String follows, String within) {
    return """
    id: %s
    incident: CUSTOMER_ESCALATION
    key: [tenant, brand, customerId]
    pattern:
      - { stage: one, on: event BOT_FAILED, where: "botId == 'z'" }
      - { stage: two, %s: event BOT_FAILED, where: "botId == 'z'" }
    within: %s
    level: { base: IV }
    says: { zh: "发现", en: "found" }
    """
        .formatted(id, follows, within);
  }

  private static String item(String rule) {
    return rule.indent(4).replaceFirst("    id", "  - id");
  }

  private static Map<String, Object> failure(String bot) {
    return Map.of("botId", bot, "outcome", "TIMEOUT");
  }

  private static Traffic event(
      int i, long timeMillis, String kind, String customer, Map<String, Object> more) {
    return new Traffic(
        Math.floorMod(customer.hashCode(), PARTITIONS),
        customer,
        timeMillis,
        json("e" + i, timeMillis, kind, customer, more));
  }

  private static String json(
      String id, long timeMillis, String kind, String customer, Map<String, Object> more) {
    StringJoiner fields = new StringJoiner(",", "{", "}");
    fields.add("\"eventId\":\"" + id + "\"").add("\"eventTime\":" + timeMillis);
    fields.add("\"tenant\":\"shop\",\"brand\":\"acme\",\"channel\":\"WEB\",\"source\":\"desk\"");
    fields.add("\"kind\":\"" + kind + "\"");
    if (customer != null) {
      fields.add("\"sessionId\":\"s-" + customer + "\",\"customerId\":\"c-" + customer + "\"");
    }
    more.forEach(
        (name, value) ->
            fields.add(
                "\"" + name + "\":" + (value instanceof String ? "\"" + value + "\"" : value)));
    return fields.toString();
  }
}
