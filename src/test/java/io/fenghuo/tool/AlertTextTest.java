package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.scenario.AlertRecord;
import org.junit.jupiter.api.Test;

class AlertTextTest {

  private static final String ESCALATED =
      """
      {"alertId":"a","incidentId":"i","seq":2,"event":"ESCALATED","incidentType":"SYSTEM_FAULT",
       "level":{"grade":"II","rank":2,"colour":"orange"},"previousLevel":"III",
       "scope":{"tenant":"shop","brand":"acme","channels":["WEB","APP"],"topics":[],"line":null},
       "says":{"zh":"机器人失败。","en":"Bots fail."},
       "evidence":[
         {"stage":"s1","reads":"bot-failure-share","value":0.428571,"limit":0.2,"operator":">=",
          "numerator":30,"denominator":70,"baseline":null,"window":"1m","eventCount":0},
         {"stage":"s2","reads":"queue-waiting","value":10000,"limit":5000,"operator":">=",
          "numerator":10000,"denominator":1,"baseline":1200.5},
         {"stage":"s3","reads":"MENTION","eventCount":3}],
       "eventTime":"2026-11-11T12:05:30Z"}
      """;

  @Test
  void saysGradePlaceReasonAndEvidence() {
    assertThat(new AlertText(false).of(AlertRecord.parse(ESCALATED)))
        .isEqualTo(
            """
            █ II 重大 orange  ESCALATED from III  系统故障 SYSTEM_FAULT  tenant=shop brand=acme channels=WEB+APP  2026-11-11T12:05:30Z
                机器人失败。
                Bots fail.
                bot-failure-share 0.4286 >= 0.2 (30 of 70, in 1m); queue-waiting 10000 >= 5000 (baseline 1201); MENTION × 3\
            """);
  }

  @Test
  void colours() {
    assertThat(new AlertText(true).of(AlertRecord.parse(ESCALATED)))
        .startsWith("\033[1;38;5;208m█ II 重大 orange\033[0m  ESCALATED");
  }

  @Test
  void saysWhoHandlesItAndWhatTheySaid() {
    assertThat(new AlertText(false).of(AlertRecord.parse(handled("ACKED"))).lines())
        .endsWith(
            "    技术 TECH lead, acked by li; 客服 CS support by 12:15:30Z, overdue × 1; 公关 PR informed",
            "    muted by SILENCE s-1 until 13:00:00Z; held by sentiment; flapping; level set by hand",
            "    li: ACK, on it");
  }

  @Test
  void namesNobodyWhereNobodyIsCalled() {
    assertThat(new AlertText(false).of(AlertRecord.parse(handled("UPDATED"))))
        .doesNotContain("技术 TECH");
  }

  private static String handled(String event) {
    return """
    {"event":"%s","incidentType":"SYSTEM_FAULT","level":{"grade":"II"},
     "departments":[
       {"department":"TECH","nameZh":"技术","role":"LEAD","dueAt":"2026-11-11T12:10:30.5Z",
        "ackedAt":"2026-11-11T12:06:00Z","ackedBy":"li","overdueCount":0},
       {"department":"CS","nameZh":"客服","role":"SUPPORT","dueAt":"2026-11-11T12:15:30Z","overdueCount":1},
       {"department":"PR","nameZh":"公关","role":"INFORMED","overdueCount":0}],
     "flags":{"mute":{"by":"SILENCE","id":"s-1","until":"2026-11-11T13:00:00Z"},
       "flapping":true,"pinned":true,"heldBy":["sentiment"]},
     "command":{"kind":"ACK","actor":"li","reason":"on it"},
     "eventTime":"2026-11-11T12:06:00Z"}
    """
        .formatted(event);
  }
}
