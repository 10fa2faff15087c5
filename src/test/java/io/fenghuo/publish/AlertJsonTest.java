package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.incident.MemoryBook;
import io.fenghuo.incident.RuleRef;
import io.fenghuo.incident.Trouble;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertJsonTest {

  @Test
  void alertsOfAStoryAreUnderTheSchema() {
    for (Alert alert : Alerts.all()) {
      assertThat(Schemas.faults("alert", AlertJson.bytes(alert))).as(alert.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(AlertEvent.class)
  void everyEventIsUnderTheSchema(AlertEvent event) {
    for (AlertReason reason : AlertReason.values()) {
      for (IncidentState state : IncidentState.values()) {
        for (Flags flags : List.of(Handled.FREE, Handled.SILENCED)) {
          Alert alert = Handled.of(event, reason, state, flags);
          assertThat(Schemas.faults("alert", AlertJson.bytes(alert))).isEmpty();
        }
      }
    }
  }

  @Test
  void tellsWhoHandlesIt() {
    ObjectNode json =
        tree(
            Handled.of(
                AlertEvent.ACKED,
                AlertReason.DEPARTMENT_ACKED,
                IncidentState.ACKED,
                Handled.SILENCED));

    assertThat(json.path("types").toString()).isEqualTo("[\"SENTIMENT_CRISIS\"]");
    assertThat(json.path("departments").toString())
        .isEqualTo(
            """
            [{"department":"TECH","nameZh":"技术","nameEn":"technical staff","role":"LEAD",\
            "armedAt":"1970-01-01T00:01:00Z","dueAt":"1970-01-01T00:06:00Z",\
            "ackedAt":"1970-01-01T00:02:00Z","ackedBy":"li","overdueCount":1},\
            {"department":"LEGAL","nameZh":"法务","nameEn":"legal","role":"INFORMED",\
            "armedAt":"1970-01-01T00:01:00Z","overdueCount":0}]\
            """);
    assertThat(json.path("playbook").asText()).isEqualTo("PB-SYS");
    assertThat(json.path("flags").toString())
        .isEqualTo(
            """
            {"mute":{"by":"SILENCE","id":"night-work","until":"1970-01-01T02:00:00Z"},\
            "flapping":true,"pinned":true,"heldBy":["sentiment"]}\
            """);
    assertThat(json.path("command").toString())
        .isEqualTo(
            """
            {"commandId":"li-7","kind":"ACK","actor":"li","reason":"we have it"}\
            """);
    assertThat(json.path("otherIncidentId").asText()).isEqualTo("inc-6");
    assertThat(json.path("related").toString()).isEqualTo("[\"inc-9\",\"inc-8\"]");
    assertThat(json.path("leakReport").toString())
        .isEqualTo(
            """
            {"grade":"III","persons":120000,"operatorKind":"GENERAL",\
            "dueAt":"1970-01-01T04:00:00Z"}\
            """);
  }

  @Test
  void leavesOutWhatNobodyHasSaid() {
    ObjectNode json = tree(Alerts.of(AlertEvent.OPENED));

    assertThat(json.path("flags").has("mute")).isFalse();
    assertThat(json.path("flags").has("heldBy")).isFalse();
    assertThat(json.has("command")).isFalse();
    assertThat(json.has("otherIncidentId")).isFalse();
    assertThat(json.has("related")).isFalse();
    assertThat(json.has("leakReport")).isFalse();
  }

  @Test
  void tellsWhatPrevailsAmongWhatWasCounted() {
    Symptom failing = Trouble.failing("acme", 1, "DEPENDENCY");
    Alert opened =
        MemoryBook.replayed(
                List.of(
                    IncidentInput.of(failing),
                    IncidentInput.of(
                        Trouble.onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, failing))))
            .alerts()
            .get(0);

    assertThat(Schemas.faults("alert", AlertJson.bytes(opened))).isEmpty();
    assertThat(tree(opened).path("evidence").get(0).path("prevailing").toString())
        .isEqualTo("{\"field\":\"outcome\",\"value\":\"DEPENDENCY\",\"count\":40,\"of\":60}");
    assertThat(tree(Alerts.of(AlertEvent.OPENED)).findValue("prevailing")).isNull();
  }

  @Test
  void callsARuleByItsNameWhereItHasOne() {
    Symptom failing = Trouble.failing("acme", 1, "DEPENDENCY");
    Finding bots = Trouble.onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, failing);
    Alert opened =
        MemoryBook.replayed(
                List.of(
                    IncidentInput.of(failing),
                    IncidentInput.of(Trouble.named(bots, "机器人失败", "failing bots"))))
            .alerts()
            .get(0);

    assertThat(Schemas.faults("alert", AlertJson.bytes(opened))).isEmpty();
    assertThat(tree(opened).path("rule").toString())
        .contains("\"nameZh\":\"机器人失败\",\"nameEn\":\"failing bots\"");
  }

  @Test
  void readsAsPublished() {
    Alert opened = Alerts.of(AlertEvent.OPENED);
    // The id is made from all of it, its sentences too.
    assertThat(new String(AlertJson.bytes(opened), UTF_8).replace(opened.alertId(), "alert-1"))
        .isEqualTo(
            """
            {"alertId":"alert-1",\
            "incidentId":"inc-bd04d5530bdd9007803321e28e703ea8","epoch":0,"seq":1,\
            "dedupKey":"service/tenant=shop,brand=acme",\
            "event":"OPENED","reason":"FIRST_FINDING","state":"OPEN",\
            "level":{"grade":"III","rank":3,"colour":"yellow",\
            "nameZh":"较大","nameEn":"major","severity":"warning"},"peakLevel":"III",\
            "incidentType":"SENTIMENT_CRISIS","types":["SENTIMENT_CRISIS"],\
            "scope":{"tenant":"shop","brand":"acme"},"impact":{},\
            "figures":[{"measure":"negative-share","line":"high",\
            "scope":{"tenant":"shop","brand":"acme"},"up":true,"value":60,"peak":60,\
            "operator":">=","limit":50}],\
            "rule":{"id":"anger","version":1,"hash":"hash-of-anger","found":"MATCH"},\
            "findingCount":1,"absorbedCount":0,"departments":[\
            {"department":"CS","nameZh":"客服","nameEn":"customer service","role":"LEAD",\
            "armedAt":"1970-01-01T00:00:00Z","dueAt":"1970-04-01T00:00:00Z","overdueCount":0},\
            {"department":"PR","nameZh":"公关","nameEn":"public relations","role":"SUPPORT",\
            "armedAt":"1970-01-01T00:00:00Z","dueAt":"1970-04-01T00:00:00Z","overdueCount":0},\
            {"department":"BIZ","nameZh":"业务","nameEn":"business","role":"SUPPORT",\
            "armedAt":"1970-01-01T00:00:00Z","dueAt":"1970-04-01T00:00:00Z","overdueCount":0}],\
            "playbook":"PB-SENTIMENT","flags":{"flapping":false,"pinned":false},\
            "evidence":[{"stage":"line","reads":"negative-share",\
            "measure":"negative-share","line":"high","edge":"UP",\
            "scope":{"tenant":"shop","brand":"acme"},"value":60,"operator":">=","limit":50,\
            "numerator":60,"denominator":1,"window":"PT5M","crossedAt":"1970-01-01T00:00:00Z",\
            "crossedBy":{"topic":"chat.traffic","partition":0,"offset":0,"eventId":"e0",\
            "eventTime":"1970-01-01T00:00:00Z"},"events":[],"eventCount":0}],\
            "says":{"zh":"III级（较大）情绪危机：anger命中",\
            "en":"Sentiment crisis, level III (major): anger hit"},\
            "openedAt":"1970-01-01T00:00:00Z","eventTime":"1970-01-01T00:00:00Z",\
            "completedBy":{"topic":"chat.traffic","partition":0,"offset":0,"eventId":"e0",\
            "eventTime":"1970-01-01T00:00:00Z"}}\
            """);
  }

  @Test
  void saysWhereTheRuleWasChangedLately() {
    Alert alert = Alerts.of(AlertEvent.OPENED);
    assertThat(tree(alert).path("rule").has("warming")).isFalse();

    JsonNode warming =
        tree(new RuleRef("anger", 1, "hash-of-anger", null, FindingKind.MATCH, true));
    assertThat(warming.path("warming").asBoolean()).isTrue();
    ObjectNode json = tree(alert);
    json.set("rule", warming);
    assertThat(Schemas.faults("alert", Json.bytes(json))).isEmpty();
  }

  @Test
  void leavesOutWhatIsNoNumber() {
    JsonNode evidence = tree(Alerts.of(AlertEvent.OPENED)).path("evidence").path(0);

    assertThat(evidence.path("value").asInt()).isEqualTo(60);
    assertThat(evidence.has("baseline")).isFalse();
  }

  @Test
  void namesTheLevelBeforeOnlyWhereItChanged() {
    assertThat(tree(Alerts.of(AlertEvent.OPENED)).has("previousLevel")).isFalse();
    JsonNode escalated = tree(Alerts.of(AlertEvent.ESCALATED));
    assertThat(escalated.path("previousLevel").asText()).isEqualTo("III");
    assertThat(escalated.path("level").path("rank").asInt()).isEqualTo(1);
  }

  @Test
  void namesNoEventWhereTimeAloneBroughtItAbout() {
    assertThat(tree(Alerts.of(AlertEvent.RESOLVED)).has("completedBy")).isFalse();
    assertThat(tree(Alerts.of(AlertReason.CAUSE_FOUND)).path("completedBy").path("topic").asText())
        .isEqualTo("chat.traffic");
  }

  @Test
  void neverHoldsACustomer() {
    for (Alert alert : Alerts.all()) {
      assertThat(new String(AlertJson.bytes(alert), UTF_8)).doesNotContain("alice", "bob", "carol");
    }
    JsonNode impact = tree(Alerts.of(AlertReason.IMPACT_GREW));
    assertThat(impact.path("impact").path("customers").asInt()).isEqualTo(1234);
    assertThat(impact.path("evidence").path(0).path("scope").path("customerId").asText())
        .matches("[0-9a-f]{16}");
  }

  private static ObjectNode tree(Object record) {
    return (ObjectNode) Json.read(Json.bytes(record));
  }
}
