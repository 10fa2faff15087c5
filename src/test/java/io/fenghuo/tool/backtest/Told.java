package io.fenghuo.tool.backtest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Instant;

/** Alerts in a few words, as a consumer would read them, on 11 November 2026. */
final class Told {

  /** The rule that has a name; the others go by their ids. */
  static final String NAMED = "slow";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String incident;
  private final String place;
  private int seq;
  private String state = "OPEN";

  private Told(String incident, String place) {
    this.incident = incident;
    this.place = place;
  }

  /**
   * @param place what the dedup key is made of
   */
  static Told incident(String id, String place) {
    return new Told(id, place);
  }

  /** The next record of this incident. */
  AlertRecord at(String clock, String event, Level level, String rule) {
    return at(clock, event, level, rule, rule + " " + event);
  }

  AlertRecord at(String clock, String event, Level level, String rule, String says) {
    ObjectNode json = JSON.createObjectNode();
    seq++;
    json.put("alertId", incident + "-" + seq + "-" + clock + "-" + level + "-" + rule);
    json.put("incidentId", incident);
    json.put("seq", seq);
    json.put("dedupKey", "shop/" + place);
    json.put("event", event);
    state =
        switch (event) {
          case "OPENED", "REOPENED" -> "OPEN";
          case "RESOLVED" -> "RESOLVED";
          case "CLOSED", "MERGED" -> "CLOSED";
          default -> state;
        };
    json.put("state", state);
    json.put("reason", "BECAUSE");
    json.put("level", level.name());
    json.put("incidentType", "SYSTEM_FAULT");
    json.put("eventTime", time(clock).toString());
    json.putObject("scope").put("tenant", "shop").put("brand", place);
    ObjectNode by = json.putObject("rule").put("id", rule);
    by.put("version", 3).put("hash", "0123456789ab");
    if (rule.equals(NAMED)) {
      by.put("nameZh", "响应缓慢").put("nameEn", "slow answers");
    }
    json.putObject("says").put("zh", "因 " + says).put("en", says);
    ObjectNode stage = json.putArray("evidence").addObject();
    stage.put("stage", "first").put("reads", "bot-failure-share");
    stage.put("value", 0.25).put("operator", ">=").put("limit", 0.2).put("window", "PT5M");
    stage
        .putArray("events")
        .addObject()
        .put("topic", "chat.traffic")
        .put("partition", 2)
        .put("offset", 17);
    return AlertRecord.parse(json.toString());
  }

  static Instant time(String clock) {
    return Instant.parse("2026-11-11T" + clock + ":00Z");
  }
}
