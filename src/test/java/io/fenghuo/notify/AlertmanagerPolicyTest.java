package io.fenghuo.notify;

import static io.fenghuo.notify.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertmanagerPolicyTest {

  private static final long MINUTE = 60_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final AlertmanagerPolicy policy =
      new AlertmanagerPolicy(
          MINUTE,
          Duration.ofHours(4).toMillis(),
          "https://desk.example/incidents/{incidentId}",
          Story.WORDS);
  private Shown shown;

  @Test
  void anOpenIncidentFiresUnderWhatItIsRoutedBy() throws Exception {
    Story story =
        Story.of("inc 1")
            .asks(Department.TECH, Role.LEAD)
            .asks(Department.PR, Role.INFORMED)
            .asks(Department.CS, Role.SUPPORT)
            .rests(0.5768, 0.5);

    JsonNode alert = only(tell(story.opens(), NOON + 5_000));

    assertThat(alert.toPrettyString())
        .isEqualTo(
            MAPPER
                .readTree(
                    """
                    {"labels": {
                       "alertname": "FenghuoIncident",
                       "brand": "main",
                       "dedupKey": "service/acme|main",
                       "departments": "TECH,CS,PR",
                       "incidentType": "SYSTEM_FAULT",
                       "lead": "TECH",
                       "level": "III",
                       "severity": "warning",
                       "tenant": "acme"},
                     "annotations": {
                       "alertId": "inc 1-1",
                       "departments": "technical staff (lead), public relations (informed), customer service (support)",
                       "departmentsZh": "技术（牵头）、公关（知会）、客服（配合）",
                       "epoch": "0",
                       "event": "OPENED",
                       "figures": "bot failure share: 62% (310 of 500, at least 57.7%, within 5 min), limit ≥ 50%",
                       "figuresZh": "指标“机器人失败率”：62%（500中的310，至少57.7%，近5分钟），阈值≥50%",
                       "impact": "1,200 customers touched, 30 complaints filed",
                       "impactZh": "波及1,200位客户，收到30件投诉",
                       "incidentId": "inc 1",
                       "level": "III 较大 / major",
                       "playbook": "PB-SYS",
                       "reason": "FIRST_FINDING",
                       "seq": "1",
                       "state": "OPEN",
                       "summary": "bots are failing",
                       "summaryZh": "机器人大面积失败"},
                     "startsAt": "2026-11-11T12:00:00Z",
                     "endsAt": "2026-11-11T16:00:05Z",
                     "generatorURL": "https://desk.example/incidents/inc+1"}
                    """)
                .toPrettyString());
  }

  @Test
  void itsBeginningIsNeverInTheFutureOfTheWall() throws Exception {
    Story story = Story.of("inc-1");

    assertThat(only(tell(story.opens(), NOON - 90_000)).get("startsAt").asText())
        .isEqualTo("2026-11-11T11:58:30Z");
    // Nor does it move while the incident lasts.
    assertThat(only(tell(story.updates(), NOON)).get("startsAt").asText())
        .isEqualTo("2026-11-11T11:58:30Z");
  }

  @Test
  void repeatsWithAnEndThatMovesAhead() throws Exception {
    tell(Story.of("inc-1").opens(), NOON);

    assertThat(only(again(NOON + MINUTE)).get("endsAt").asText()).isEqualTo("2026-11-11T16:01:00Z");
    assertThat(shown.dueMillis()).isEqualTo(NOON + 2 * MINUTE);
  }

  @Test
  void keepsTheLastFiguresWhereARecordHasNone() throws Exception {
    Story story = Story.of("inc-1").rests(0.5, 0.2);
    tell(story.opens(), NOON);
    Alert withoutFigures = new Story("inc-1", "service/acme|main", NOON).acked();

    JsonNode annotations = only(tell(withoutFigures, NOON)).at("/annotations");
    assertThat(annotations.get("figures").asText())
        .isEqualTo("bot failure share: 62% (310 of 500, at least 50%, within 5 min), limit ≥ 20%");
    assertThat(annotations.get("figuresZh").asText())
        .isEqualTo("指标“机器人失败率”：62%（500中的310，至少50%，近5分钟），阈值≥20%");
  }

  @Test
  void aChangedLabelEndsTheFormerAlertBesideTheNewOne() throws Exception {
    Story story = Story.of("inc-1");
    tell(story.opens(), NOON);

    List<JsonNode> told = tell(story.escalates(Level.I), NOON + 30_000);

    assertThat(told).hasSize(2);
    assertThat(told.get(0).at("/labels/severity").asText()).isEqualTo("critical");
    assertThat(told.get(0).get("endsAt").asText()).isEqualTo("2026-11-11T16:00:30Z");
    assertThat(told.get(1).at("/labels/severity").asText()).isEqualTo("warning");
    assertThat(told.get(1).get("endsAt").asText()).isEqualTo("2026-11-11T12:00:30Z");
    assertThat(told.get(1).at("/annotations/note").asText())
        .isEqualTo(
            "事件未结束，以新标签继续 / not over, goes on as brand=main incidentType=SYSTEM_FAULT level=I"
                + " severity=critical tenant=acme");
  }

  @Test
  void anEarlierLabelSetThatComesBackFiresAgain() throws Exception {
    Story story = Story.of("inc-1");
    tell(story.opens(), NOON);
    tell(story.escalates(Level.I), NOON + 1);

    List<JsonNode> told = tell(story.escalates(Level.III), NOON + 2);

    assertThat(told).extracting(a -> a.at("/labels/level").asText()).containsExactly("III", "I");
    assertThat(told.get(0).at("/annotations").has("note")).isFalse();
    assertThat(told.get(0).get("endsAt").asText()).isEqualTo("2026-11-11T16:00:00.002Z");
    assertThat(told.get(1).get("endsAt").asText()).isEqualTo("2026-11-11T12:00:00.002Z");
  }

  @Test
  void theCauseFoundIsAnotherAlert() throws Exception {
    Story story = Story.of("inc-1").type(IncidentType.SERVICE_OVERLOAD);
    tell(story.opens(), NOON);

    assertThat(tell(story.type(IncidentType.SYSTEM_FAULT).updates(), NOON))
        .extracting(alert -> alert.at("/labels/incidentType").asText())
        .containsExactly("SYSTEM_FAULT", "SERVICE_OVERLOAD");
  }

  @Test
  void aMuteIsALabelSoThatItGoesOnWhereNobodyIsPaged() throws Exception {
    Story story = Story.of("inc-1");
    tell(story.opens(), NOON);

    List<JsonNode> muted = tell(story.muted(), NOON + 1);
    List<JsonNode> unmuted = tell(story.unmuted(), NOON + 2);

    assertThat(muted.get(0).at("/labels/muted").asText()).isEqualTo("true");
    assertThat(muted.get(1).at("/labels").has("muted")).isFalse();
    assertThat(muted.get(1).at("/annotations/note").asText())
        .contains("not over")
        .contains("muted=true");
    assertThat(unmuted.get(0).at("/labels").has("muted")).isFalse();
    assertThat(unmuted.get(0).get("endsAt").asText()).isEqualTo("2026-11-11T16:00:00.002Z");
    assertThat(unmuted.get(1).get("endsAt").asText()).isEqualTo("2026-11-11T12:00:00.002Z");
  }

  @Test
  void theEndIsTheWallsAndIsRepeatedAndForgotten() throws Exception {
    Story story = Story.of("inc-1");
    tell(story.opens(), NOON);
    long end = NOON + 10 * MINUTE;

    assertThat(only(tell(story.resolves(), end)).get("endsAt").asText())
        .isEqualTo("2026-11-11T12:10:00Z");
    for (int i = 1; i < AlertmanagerPolicy.REPEATED_ENDS; i++) {
      assertThat(only(again(end + i * MINUTE)).get("endsAt").asText())
          .isEqualTo("2026-11-11T12:10:00Z");
    }
    assertThat(again(end + AlertmanagerPolicy.REPEATED_ENDS * MINUTE)).isEmpty();
    assertThat(shown).isNull();
  }

  @Test
  void closingSaysNothingNew() throws Exception {
    Story story = Story.of("inc-1");
    tell(story.opens(), NOON);
    tell(story.resolves(), NOON + 1);
    List<Face> resolved = shown.faces();

    tell(story.closes(), NOON + 2);

    assertThat(shown.faces()).isEqualTo(resolved);
  }

  @Test
  void aMergedIncidentIsOver() throws Exception {
    Story story = Story.of("inc-2");
    tell(story.opens(), NOON);

    JsonNode merged = only(tell(story.merges("inc-1"), NOON + 1));

    assertThat(merged.get("endsAt").asText()).isEqualTo("2026-11-11T12:00:00.001Z");
    assertThat(merged.at("/annotations/otherIncidentId").asText()).isEqualTo("inc-1");
  }

  @Test
  void aRelapseFiresAgain() throws Exception {
    Story story = Story.of("inc-1");
    tell(story.opens(), NOON);
    tell(story.resolves(), NOON + 1);

    assertThat(only(tell(story.reopens(), NOON + 2)).get("endsAt").asText())
        .isEqualTo("2026-11-11T16:00:00.002Z");
  }

  @Test
  void theNextIncidentUnderTheKeyIsNotEndedByTheLast() throws Exception {
    Story first = Story.of("inc-1");
    tell(first.opens(), NOON);
    tell(first.resolves(), NOON + 1);
    Story second = new Story("inc-2", "service/acme|main", NOON + 2);

    JsonNode told = only(tell(second.opens(), NOON + 2));
    assertThat(told.at("/annotations/incidentId").asText()).isEqualTo("inc-2");
    assertThat(told.get("startsAt").asText()).isEqualTo("2026-11-11T12:00:00.002Z");

    Shown kept = shown;
    tell(first.closes(), NOON + 3);
    assertThat(shown).isSameAs(kept);
  }

  @Test
  void anEndFromBeforeTheJobsMemoryIsTold() throws Exception {
    JsonNode end = only(tell(Story.of("inc-1").resolves(), NOON + 5));

    assertThat(end.get("endsAt").asText()).isEqualTo("2026-11-11T12:00:00.005Z");
  }

  private List<JsonNode> tell(Alert alert, long now) throws Exception {
    shown = policy.told(shown, alert, now);
    return parsed(policy.notices(shown, now));
  }

  private List<JsonNode> again(long now) throws Exception {
    shown = policy.again(shown, now);
    return shown == null ? List.of() : parsed(policy.notices(shown, now));
  }

  private static List<JsonNode> parsed(List<Notice> notices) throws Exception {
    assertThat(notices).extracting(Notice::slot).doesNotHaveDuplicates();
    return List.copyOf(
        MAPPER
            .readTree(notices.stream().map(Notice::body).toList().toString())
            .findParents("labels"));
  }

  private static JsonNode only(List<JsonNode> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }
}
