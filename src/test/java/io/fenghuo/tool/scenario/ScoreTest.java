package io.fenghuo.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.testing.InEnglish;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

  private static final Expectation OUTAGE =
      Expectation.parse(
          "expected.yaml",
          """
          scenario: outage
          incidents:
            - type: SYSTEM_FAULT
              scope: { tenant: shop, brand: acme }
              opened: { level: III, from: 2026-11-11T12:00:30Z, to: 2026-11-11T12:03:00Z }
              reaches:
                - { level: II, from: 2026-11-11T12:05:00Z, to: 2026-11-11T12:06:00Z }
              resolved: { from: 2026-11-11T13:00:00Z, to: 2026-11-11T13:10:00Z }
          """);

  private static final Expectation OPEN_END =
      Expectation.parse(
          "expected.yaml",
          """
          scenario: gap
          incidents:
            - type: DATA_GAP
              opened: { level: IV, from: 2026-11-11T12:00:00Z, to: 2026-11-11T12:10:00Z }
          """);

  private static final Expectation NOTHING =
      Expectation.parse("expected.yaml", "scenario: quiet\nincidents: []");

  private static final String OPENED = alert("i1", 1, "OPENED", "III", null, "12:01:00");
  private static final String ESCALATED = alert("i1", 2, "ESCALATED", "II", "III", "12:05:30");
  private static final String RESOLVED = alert("i1", 3, "RESOLVED", "II", null, "13:05:00");

  @Test
  void isPerfectWhereAllCameAsExpected() {
    Score score = score(OUTAGE, OPENED, ESCALATED, RESOLVED);

    assertThat(score.hits()).isEqualTo(3);
    assertThat(score.unexpected()).isEmpty();
    assertThat(score.perfect()).isTrue();
  }

  @Test
  void countsRepeatedRecordsOnceAndInTheirOrder() {
    assertThat(score(OUTAGE, RESOLVED, ESCALATED, OPENED, OPENED).perfect()).isTrue();
  }

  @Test
  void missesWhatDidNotCome() {
    Score score = score(OUTAGE);

    assertThat(score.missed()).isEqualTo(3);
    assertThat(score.unexpected()).isEmpty();
    assertThat(score.marks().get(0).what())
        .isEqualTo(
            "SYSTEM_FAULT brand=acme tenant=shop opened at III from 2026-11-11T12:00:30Z to"
                + " 2026-11-11T12:03:00Z; did not come");
  }

  @Test
  void missesWhatCameTooLateOrAtAnotherLevel() {
    assertThat(hits(OUTAGE, alert("i1", 1, "OPENED", "III", null, "12:03:01"))).isZero();
    assertThat(hits(OUTAGE, alert("i1", 1, "OPENED", "II", null, "12:01:00"))).isZero();
    assertThat(hits(OUTAGE, alert("i1", 1, "OPENED", "III", null, "12:03:00"))).isEqualTo(1);
    assertThat(hits(OUTAGE, OPENED, alert("i1", 2, "ESCALATED", "II", "III", "12:06:01")))
        .isEqualTo(1);
    assertThat(hits(OUTAGE, OPENED, ESCALATED, alert("i1", 3, "RESOLVED", "II", null, "12:59:59")))
        .isEqualTo(2);
  }

  @Test
  void countsALevelAsReachedOnAnyRecordThatStandsAtIt() {
    assertThat(
            score(
                    OUTAGE,
                    OPENED,
                    alert("i1", 2, "ESCALATED", "II", "III", "12:04:00"),
                    alert("i1", 3, "UPDATED", "II", null, "12:05:00"),
                    alert("i1", 4, "RESOLVED", "II", null, "13:05:00"))
                .perfect())
        .isTrue();
  }

  @Test
  void missesALevelThatWasLeaptOver() {
    Score score = score(OUTAGE, OPENED, alert("i1", 2, "ESCALATED", "I", "III", "12:05:30"));

    assertThat(score.marks().get(1).hit()).isFalse();
    assertThat(score.unexpected()).singleElement().asString().startsWith("raise to I of");
  }

  @Test
  void takesTheTypeThatTheIncidentEndedWith() {
    String asQueue = OPENED.replace("SYSTEM_FAULT", "SERVICE_OVERLOAD");

    assertThat(score(OUTAGE, asQueue, ESCALATED, RESOLVED).perfect()).isTrue();
    assertThat(score(OUTAGE, asQueue).unexpected()).hasSize(1);
  }

  @Test
  void expectsNoSecondIncidentOfTheSameTrouble() {
    Score score =
        score(
            OUTAGE, alert("i0", 1, "OPENED", "IV", null, "11:00:00"), OPENED, ESCALATED, RESOLVED);

    assertThat(score.missed()).isZero();
    assertThat(score.unexpected())
        .singleElement()
        .isEqualTo(
            "incident SYSTEM_FAULT {\"tenant\":\"shop\",\"brand\":\"acme\",\"channels\":[\"WEB\"]}"
                + " at IV on 2026-11-11T11:00:00Z by rule bots-down");
  }

  @Test
  void matchesOnTheScopeLabelsThatAreListed() {
    assertThat(score(OUTAGE, OPENED.replace("\"acme\"", "\"other\"")).unexpected()).hasSize(1);
    Expectation onWeb =
        Expectation.parse(
            "e",
            """
            scenario: web
            incidents:
              - type: SYSTEM_FAULT
                scope: { channels: WEB }
                opened: { level: III, from: 2026-11-11T12:00:30Z, to: 2026-11-11T12:03:00Z }
            """);
    assertThat(score(onWeb, OPENED).perfect()).isTrue();
    assertThat(score(onWeb, OPENED.replace("[\"WEB\"]", "[\"APP\",\"WEB\"]")).hits()).isZero();
  }

  @Test
  void expectsNoRelapseAndNoEndThatIsNotListed() {
    assertThat(
            score(
                    OUTAGE,
                    OPENED,
                    ESCALATED,
                    RESOLVED,
                    alert("i1", 4, "REOPENED", "III", null, "13:08:00"))
                .unexpected())
        .singleElement()
        .asString()
        .startsWith("relapse of");
    String gap =
        alert("i1", 1, "OPENED", "IV", null, "12:05:00").replace("SYSTEM_FAULT", "DATA_GAP");
    String over = RESOLVED.replace("SYSTEM_FAULT", "DATA_GAP");
    assertThat(score(OPEN_END, gap).perfect()).isTrue();
    assertThat(score(OPEN_END, gap, over).unexpected())
        .singleElement()
        .asString()
        .startsWith("end of");
  }

  @Test
  void findsEveryIncidentUnexpectedOnAQuietDay() {
    assertThat(score(NOTHING).perfect()).isTrue();
    assertThat(
            score(NOTHING, OPENED, ESCALATED, alert("i2", 1, "OPENED", "IV", null, "12:01:00"))
                .unexpected())
        .hasSize(2);
  }

  @Test
  void refusesAnExpectationWithAllItsFaults() {
    InvalidDefinitionException e =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                Expectation.parse(
                    "expected.yaml",
                    """
                    incidents:
                      - type: FIRE
                        opened: { level: V, from: noon, to: 2026-11-11T12:03:00Z }
                        resolved: { from: 2026-11-11T12:03:00Z, to: 2026-11-11T12:02:00Z, by: me }
                      - scope: {}
                    """));

    assertThat(InEnglish.of(e.faults()))
        .extracting(fault -> fault.split(" (must|is) ")[0])
        .containsExactly(
            "scenario",
            "incidents[0].type",
            "incidents[0].opened.level",
            "incidents[0].opened.from",
            "incidents[0].resolved",
            "incidents[0].resolved.by",
            "incidents[1].type",
            "incidents[1].opened");
    assertThatThrownBy(() -> Expectation.parse("e", "scenario: x"))
        .hasMessageContaining("incidents is required; [] where none may be opened");
  }

  @Test
  void refusesWhatIsNoAlert() {
    assertThatThrownBy(() -> AlertRecord.parse("{\"level\":\"V\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not an alert");
  }

  private static long hits(Expectation expectation, String... alerts) {
    return score(expectation, alerts).hits();
  }

  private static Score score(Expectation expectation, String... alerts) {
    List<AlertRecord> records = Arrays.stream(alerts).map(AlertRecord::parse).toList();
    return Score.of(expectation, records);
  }

  private static String alert(
      String incident, int seq, String event, String level, String previous, String time) {
    return """
    {"alertId":"%s-%d","incidentId":"%s","seq":%d,"event":"%s","level":{"grade":"%s"},\
    "previousLevel":%s,"incidentType":"SYSTEM_FAULT",\
    "scope":{"tenant":"shop","brand":"acme","channels":["WEB"]},\
    "rule":{"id":"bots-down"},"eventTime":"2026-11-11T%sZ"}\
    """
        .formatted(
            incident,
            seq,
            incident,
            seq,
            event,
            level,
            previous == null ? "null" : "\"" + previous + "\"",
            time);
  }
}
