package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.control.ControlKind;
import io.fenghuo.control.IncidentCommand;
import io.fenghuo.control.RejectionReason;
import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.MentionKind;
import io.fenghuo.event.Speaker;
import io.fenghuo.handling.CareReason;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.incident.Mute;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.measure.Edge;
import io.fenghuo.respond.Approval;
import io.fenghuo.respond.TaskEvent;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.rule.live.StateEffect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  private static final List<String> INPUTS =
      List.of("chat.traffic", "chat.sentiment", "social.mention");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert",
        "dead-letter",
        "control-rejected",
        "rules-status",
        "incident-task",
        "care-directive",
        "chat.traffic",
        "chat.sentiment",
        "social.mention",
        "ops.control"
      })
  void isASchema(String name) {
    assertThat(Schemas.faultsOfSchema(name)).isEmpty();
    assertThat(Schemas.json(name).path("$id").asText())
        .isEqualTo("urn:fenghuo:schema:" + name + ":1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-11T00:00:00.123456789012Z",
        "2026-11-11T08:00:00.123456789012+08:00",
        "2026-11-11 08:00:00.123456789012+0800"
      })
  void takesAnyNumberOfDigitsOfASecond(String time) {
    String record =
        """
        {"eventId":"e1","eventTime":"%s","tenant":"shop","brand":"acme","kind":"HEARTBEAT","source":"s"}\
        """
            .formatted(time);

    assertThat(Schemas.faults("chat.traffic", record.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(
            Schemas.faults(
                "chat.traffic", record.replace(".1", ".x").getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void knowsTheWordsOfTheCode(String name, String pointer, List<String> words) {
    assertThat(texts(Schemas.json(name).at(pointer + "/enum"))).isEqualTo(words);
  }

  static Stream<Arguments> vocabularies() {
    return Stream.of(
        Arguments.of("alert", "/properties/event", names(AlertEvent.values())),
        Arguments.of("alert", "/properties/reason", names(AlertReason.values())),
        Arguments.of("alert", "/properties/state", names(IncidentState.values())),
        Arguments.of("alert", "/properties/incidentType", names(IncidentType.values())),
        Arguments.of("alert", "/properties/types/items", names(IncidentType.values())),
        Arguments.of(
            "alert",
            "/properties/departments/items/properties/department",
            names(Department.values())),
        Arguments.of(
            "alert", "/properties/departments/items/properties/role", names(Role.values())),
        Arguments.of(
            "alert", "/properties/flags/properties/mute/properties/by", names(Mute.Kind.values())),
        Arguments.of(
            "alert", "/properties/command/properties/kind", names(IncidentCommand.Kind.values())),
        Arguments.of("alert", "/properties/leakReport/properties/grade", names(Level.values())),
        Arguments.of("alert", "/properties/level/properties/grade", names(Level.values())),
        Arguments.of(
            "alert",
            "/properties/level/properties/colour",
            Arrays.stream(Level.values()).map(Level::colour).toList()),
        Arguments.of(
            "alert",
            "/properties/level/properties/severity",
            Arrays.stream(Level.values()).map(Level::severity).toList()),
        Arguments.of("alert", "/properties/previousLevel", names(Level.values())),
        Arguments.of("alert", "/properties/peakLevel", names(Level.values())),
        Arguments.of("alert", "/properties/evidence/items/properties/edge", names(Edge.values())),
        Arguments.of("incident-task", "/properties/event", names(TaskEvent.values())),
        Arguments.of("incident-task", "/properties/reason", names(AlertReason.values())),
        Arguments.of("incident-task", "/properties/incidentType", names(IncidentType.values())),
        Arguments.of("incident-task", "/properties/level/properties/grade", names(Level.values())),
        Arguments.of(
            "incident-task", "/properties/duty/properties/department", names(Department.values())),
        Arguments.of("incident-task", "/properties/duty/properties/role", names(Role.values())),
        Arguments.of("care-directive", "/properties/reason", names(CareReason.values())),
        Arguments.of("care-directive", "/properties/approval", names(Approval.values())),
        Arguments.of("care-directive", "/properties/channel", names(Channel.values())),
        Arguments.of("care-directive", "/properties/incidentType", names(IncidentType.values())),
        Arguments.of("care-directive", "/properties/level", names(Level.values())),
        Arguments.of("dead-letter", "/properties/reason", names(RefusalReason.values())),
        Arguments.of("ops.control", "/properties/kind", names(ControlKind.values())),
        Arguments.of("ops.control", "/properties/department", names(Department.values())),
        Arguments.of("control-rejected", "/properties/kind", names(ControlKind.values())),
        Arguments.of("control-rejected", "/properties/reason", names(RejectionReason.values())),
        Arguments.of("rules-status", "/properties/status", names(RuleStatusKind.values())),
        Arguments.of("rules-status", "/properties/effect", names(StateEffect.values())),
        Arguments.of(
            "rules-status",
            "/properties/command",
            Arrays.stream(ControlKind.values())
                .filter(ControlKind::isOfRules)
                .map(Enum::name)
                .toList()),
        Arguments.of("rules-status", "/properties/found/properties/level", names(Level.values())),
        Arguments.of(
            "rules-status",
            "/properties/found/properties/incidentType",
            names(IncidentType.values())),
        Arguments.of("chat.traffic", "/properties/kind", kinds(EventKind.Stream.TRAFFIC)),
        Arguments.of("chat.traffic", "/properties/outcome", names(BotOutcome.values())),
        Arguments.of("chat.traffic", "/properties/channel", names(Channel.values())),
        Arguments.of("chat.sentiment", "/properties/kind", kinds(EventKind.Stream.SENTIMENT)),
        Arguments.of("chat.sentiment", "/properties/channel", names(Channel.values())),
        Arguments.of("chat.sentiment", "/properties/speaker", names(Speaker.values())),
        Arguments.of("chat.sentiment", "/properties/emotion", names(Emotion.values())),
        Arguments.of("social.mention", "/properties/kind", kinds(EventKind.Stream.MENTION)),
        Arguments.of("social.mention", "/properties/channel", names(Channel.values())),
        Arguments.of("social.mention", "/properties/mentionKind", names(MentionKind.values())),
        Arguments.of("social.mention", "/properties/authorTier", names(AuthorTier.values())));
  }

  @Test
  void namesEveryFieldOfAnEventAndNoOther() {
    Set<String> inSchemas = new TreeSet<>();
    INPUTS.forEach(
        name ->
            Schemas.json(name).path("properties").fieldNames().forEachRemaining(inSchemas::add));
    Set<String> inCode =
        new TreeSet<>(Set.of("eventTime", "drillId", "schemaVersion", "modelVersion"));
    Arrays.stream(EventField.values()).map(EventField::fieldName).forEach(inCode::add);

    assertThat(inSchemas).isEqualTo(inCode);
  }

  @Test
  void namesEveryDimensionOfAMeasuredScope() {
    assertThat(
            Schemas.json("alert")
                .at("/properties/evidence/items/properties/scope/properties")
                .fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            Arrays.stream(Dimension.values()).map(Dimension::fieldName).toList());
  }

  @Test
  void takesWhatADeskSends() {
    assertThat(
            faults(
                "chat.traffic",
                """
                {"kind":"BOT_FAILED","eventId":"e1","eventTime":"2026-11-11T20:00:00.123+08:00",
                 "tenant":"shop","brand":"acme","channel":"WEB","sessionId":"s1","botId":"b1",
                 "outcome":"TIMEOUT","ours":"tolerated"}"""))
        .isEmpty();
    assertThat(
            faults(
                "chat.sentiment",
                """
                {"eventId":"e2","eventTime":1794400000000,"tenant":"shop","brand":"acme",
                 "sessionId":"s1","customerId":"c1","speaker":"CUSTOMER","emotion":"ANGER","score":-0.8}"""))
        .isEmpty();
  }

  @Test
  void refusesWhatTheJobWouldSetAside() {
    String frame = "\"eventId\":\"e1\",\"tenant\":\"shop\",\"brand\":\"acme\",";
    assertThat(
            faults(
                "chat.traffic",
                "{"
                    + frame
                    + "\"kind\":\"BOT_FAILED\",\"eventTime\":1794400000000,\"sessionId\":\"s1\"}"))
        .hasSize(2);
    assertThat(
            faults(
                "chat.traffic",
                "{" + frame + "\"kind\":\"TICKET_OPENED\",\"eventTime\":1794400000}"))
        .isNotEmpty();
    assertThat(
            faults(
                "chat.traffic",
                "{" + frame + "\"kind\":\"SENTIMENT\",\"eventTime\":1794400000000}"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'kind':'ACK','tenant':'shop','incidentId':'i'",
        "'kind':'ACK','tenant':'shop','incidentId':'i','department':'IT'",
        "'kind':'CLOSE','tenant':'shop','incidentId':'i','department':'CS'",
        "'kind':'SET_LEVEL','tenant':'shop','incidentId':'i','level':'V'",
        "'kind':'SILENCE','tenant':'shop','for':'1h'",
        "'kind':'SILENCE','tenant':'shop','brand':'acme'",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'0s'",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'1h','level':'auto'",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','incidentId':'i','for':'1h'",
        "'kind':'SILENCE','tenant':'shop','types':'FIRE','for':'1h'",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'1h','until':1794400000000",
        "'kind':'MAINTENANCE','tenant':'shop','ruleId':'r','for':'1h'",
        "'kind':'UNSILENCE','tenant':'shop'",
        "'kind':'PROFILE','profile':'general'",
      })
  void refusesCommandsThatTheDeskRefuses(String fields) {
    String record = "{'commandId':'c1','actor':'li','reason':'seen'," + fields + "}";

    assertThat(faults("ops.control", record.replace('\'', '"'))).isNotEmpty();
  }

  private static List<String> faults(String name, String record) {
    return Schemas.faults(name, record.getBytes(UTF_8));
  }

  private static List<String> kinds(EventKind.Stream stream) {
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.stream() == stream)
        .map(Enum::name)
        .toList();
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
