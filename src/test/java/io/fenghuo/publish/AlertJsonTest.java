package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.RuleRef;
import io.fenghuo.match.FindingKind;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlertJsonTest {

  @Test
  void everyKindOfAlertIsUnderTheSchema() {
    assertThat(Alerts.all().stream().map(Alert::event).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(AlertEvent.class));
    for (Alert alert : Alerts.all()) {
      assertThat(Schemas.faults("alert", AlertJson.bytes(alert))).as(alert.toString()).isEmpty();
    }
  }

  @Test
  void readsAsPublished() {
    assertThat(new String(AlertJson.bytes(Alerts.of(AlertEvent.OPENED)), UTF_8))
        .isEqualTo(
            """
            {"alertId":"alert-9d01950ce01beffad5ff83289038fa03",\
            "incidentId":"inc-bd04d5530bdd9007803321e28e703ea8","seq":1,\
            "dedupKey":"service/tenant=shop,brand=acme",\
            "event":"OPENED","reason":"FIRST_FINDING","state":"OPEN",\
            "level":{"grade":"III","rank":3,"colour":"yellow",\
            "nameZh":"较大","nameEn":"major","severity":"warning"},"peakLevel":"III",\
            "incidentType":"SENTIMENT_CRISIS","scope":{"tenant":"shop","brand":"acme"},"impact":{},\
            "rule":{"id":"anger","version":1,"hash":"hash-of-anger","found":"MATCH"},\
            "findingCount":1,"absorbedCount":0,"evidence":[{"stage":"line","reads":"negative-share",\
            "measure":"negative-share","line":"high","edge":"UP",\
            "scope":{"tenant":"shop","brand":"acme"},"value":60,"operator":">=","limit":50,\
            "numerator":60,"denominator":1,"window":"PT5M","crossedAt":"1970-01-01T00:00:00Z",\
            "crossedBy":{"topic":"chat.traffic","partition":0,"offset":0,"eventId":"e0",\
            "eventTime":"1970-01-01T00:00:00Z"},"events":[],"eventCount":0}],\
            "says":{"zh":"III级（较大）情绪危机：anger命中",\
            "en":"Sentiment crisis, level III (major): anger hit"},\
            "openedAt":"1970-01-01T00:00:00Z","eventTime":"1970-01-01T00:00:00Z",\
            "completedBy":{"topic":"chat.traffic","partition":0,"offset":0,"eventId":"e0",\
            "eventTime":"1970-01-01T00:00:00Z"}}""");
  }

  @Test
  void saysWhereTheRuleWasChangedLately() {
    Alert alert = Alerts.of(AlertEvent.OPENED);
    assertThat(AlertJson.of(alert).path("rule").has("warming")).isFalse();

    ObjectNode warming =
        AlertJson.rule(new RuleRef("anger", 1, "hash-of-anger", FindingKind.MATCH, true));
    assertThat(warming.path("warming").asBoolean()).isTrue();
    ObjectNode json = AlertJson.of(alert);
    json.set("rule", warming);
    assertThat(Schemas.faults("alert", Json.bytes(json))).isEmpty();
  }

  @Test
  void leavesOutWhatIsNoNumber() {
    JsonNode evidence = AlertJson.of(Alerts.of(AlertEvent.OPENED)).path("evidence").path(0);

    assertThat(evidence.path("value").asInt()).isEqualTo(60);
    assertThat(evidence.has("baseline")).isFalse();
  }

  @Test
  void namesTheLevelBeforeOnlyWhereItChanged() {
    assertThat(AlertJson.of(Alerts.of(AlertEvent.OPENED)).has("previousLevel")).isFalse();
    JsonNode escalated = AlertJson.of(Alerts.of(AlertEvent.ESCALATED));
    assertThat(escalated.path("previousLevel").asText()).isEqualTo("III");
    assertThat(escalated.path("level").path("rank").asInt()).isEqualTo(1);
  }

  @Test
  void namesNoEventWhereTimeAloneBroughtItAbout() {
    assertThat(AlertJson.of(Alerts.of(AlertEvent.RESOLVED)).has("completedBy")).isFalse();
    assertThat(
            AlertJson.of(Alerts.of(AlertReason.CAUSE_FOUND))
                .path("completedBy")
                .path("topic")
                .asText())
        .isEqualTo("chat.traffic");
  }

  @Test
  void neverHoldsACustomer() {
    for (Alert alert : Alerts.all()) {
      assertThat(new String(AlertJson.bytes(alert), UTF_8)).doesNotContain("alice", "bob", "carol");
    }
    JsonNode impact = AlertJson.of(Alerts.of(AlertReason.IMPACT_GREW));
    assertThat(impact.path("impact").path("customers").asInt()).isEqualTo(1234);
    assertThat(impact.path("evidence").path(0).path("scope").path("customerId").asText())
        .matches("[0-9a-f]{16}");
  }
}
