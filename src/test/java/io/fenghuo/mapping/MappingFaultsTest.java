package io.fenghuo.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFaultsTest {

  @Test
  void tellsEveryFaultOfAFileAtOnce() {
    assertThatThrownBy(
            () ->
                Mapping.parse(
                    "desk.yaml",
                    """
                    wen: m.x
                    when: m.type = 'x'
                    unmatched: drop
                    fields:
                      tenant: acme
                      bran: m.b
                      channel: { value: FAX }
                    events:
                      - kind: QUEUED
                        when: size(m.x)
                        fields:
                          sessionId: n.id
                          waitMs: m.a + "x"
                      - for-each: m.items == 1
                        fields:
                          eventTime: { expr: m.t, unit: seconds, format: yyyy }
                      - kind: QUEUE
                    """))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class,
            e ->
                assertThat(InEnglish.of(e.faults()))
                    .containsExactly(
                        "when at 1:8: = does not compare: write ==",
                        "when at 1:10: ''x'' cannot stand here",
                        "unmatched must be one of [DEAD_LETTER, SKIP], got 'drop'",
                        "fields.tenant at 1:1: 'acme' is no name here: record has headers, key, m,"
                            + " recordTime, topic;"
                            + " if it is meant as it stands, write { value: acme }",
                        "fields.channel.value must be one of [WEB, APP, WECHAT, WEIBO, DOUYIN,"
                            + " PHONE, EMAIL, OTHER], got 'FAX'",
                        "fields.bran is unknown; known here: " + known() + " (did you mean brand?)",
                        "events[0].when gives integer, must give boolean",
                        "events[0].fields.sessionId at 1:1: 'n' is no name here: record has headers, key,"
                            + " m, recordTime, topic",
                        "events[0].fields.waitMs gives text, must give duration or integer",
                        "events[0] gives no eventTime, which every event must have",
                        "events[0] gives no brand, which every event must have",
                        "events[0] gives no queueId, which QUEUED must have",
                        "events[1].for-each gives boolean, must give list",
                        "events[1].fields.eventTime must have one of unit, for a number, and"
                            + " format, for a text",
                        "events[1] has no kind: give it as kind, or as a field that computes it",
                        "events[1] gives no brand, which every event must have",
                        "events[2].kind must be one of "
                            + kinds()
                            + ", got 'QUEUE' (did you mean QUEUED?)",
                        "events[2] gives no eventTime, which every event must have",
                        "events[2] gives no brand, which every event must have",
                        "wen is unknown; known here: events, fields, unmatched, when (did you mean when?)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "region: { }                               | fields.region must have either expr or value",
        "region: { expr: m.r, value: x }           | fields.region must have either expr or value",
        "region: { value: x, table: { a: b } }     | fields.region is a constant: table, otherwise,"
            + " unit, format and zone go with expr",
        "region: { expr: m.r, otherwise: b }       | fields.region has otherwise without a table",
        "region: { expr: m.r, unit: seconds }      | fields.region is no time: unit, format and"
            + " zone are for eventTime",
        "region: { expr: m.r, table: { } }         | fields.region.table must be values by what"
            + " stands for them",
        "region: { expr: m.r, table: { a: [b] } }  | fields.region.table.a must be a text",
        "region: { expr: m.r, required: often }    | fields.region.required must be true or false,"
            + " got \"often\"",
        "region: { expr: m.r, optional: true }     | fields.region.optional is unknown; known here:"
            + " expr, format, otherwise, required, table, unit, value, zone",
        "region: { value: 7 }                      | fields.region.value must be a text, got 7",
        "region: [m.r]                             | fields.region must be a text",
        "region: ''                                | fields.region must not be blank",
        "region: item.r                            | fields.region at 1:1: 'item' is no name here:"
            + " record has headers, key, m, recordTime, topic",
        "score: { expr: m.s, table: { bad: low } } | fields.score.table.bad must be a number, got"
            + " low",
        "score: '\"x\"'                            | fields.score gives text, must give integer or"
            + " number",
        "waiting: 1.5                              | fields.waiting gives number, must give"
            + " integer",
        "isComplaint: 1                            | fields.isComplaint gives integer, must give"
            + " boolean",
        "emotion: { expr: m.e, table: { 1: CROSS }, otherwise: NEUTRAL } | fields.emotion.table.1"
            + " must be one of [ANGER, DISAPPOINTMENT, ANXIETY, SADNESS, CONFUSION, NEUTRAL,"
            + " SATISFACTION, GRATITUDE], got 'CROSS'",
        "eventTime: { expr: m.t, format: yyyy-MM-dd HH:mm } | fields.eventTime must have a zone"
            + " beside its format, which tells none",
        "eventTime: { expr: m.t, format: 'yyyy-MM-dd HH:mm[xxx]' } | fields.eventTime must have a"
            + " zone beside its format, which tells none",
        "eventTime: { expr: m.t, zone: UTC }       | fields.eventTime has a zone without a format",
        "eventTime: { expr: m.t, format: yyyy-mm-dd HH:MM, zone: UTC } | fields.eventTime.format must"
            + " have its minutes (mm) behind its hours (HH): the month is MM",
        "eventTime: { expr: m.t, format: 'HH:MM:ss dd/mm/yyyy', zone: UTC } | fields.eventTime.format"
            + " must have its minutes (mm) behind its hours (HH): the month is MM",
        "eventTime: { expr: m.t, format: YYYY-MM-dd HH:mm, zone: UTC } | fields.eventTime.format"
            + " does not read what it writes, such as '2026-12-30 17:45': a time needs yyyy, MM,"
            + " dd, and HH or hh with a",
        "eventTime: { expr: m.t, format: yyyy-MM-dd hh:mm, zone: UTC } | fields.eventTime.format"
            + " does not read what it writes, such as '2025-12-30 05:45': a time needs yyyy, MM,"
            + " dd, and HH or hh with a",
        "eventTime: { expr: m.t, format: yyyy-MM-dd, zone: UTC } | fields.eventTime.format does not"
            + " read what it writes, such as '2025-12-30': a time needs yyyy, MM, dd, and HH or hh"
            + " with a",
        "eventTime: { expr: m.t, format: HH:mm:ss, zone: UTC } | fields.eventTime.format does not"
            + " read what it writes, such as '17:45:37': a time needs yyyy, MM, dd, and HH or hh"
            + " with a",
        "eventTime: { expr: m.t, format: yyyy-MM-DD HH:mm, zone: UTC } | fields.eventTime.format"
            + " does not read what it writes, such as '2025-12-364 17:45': a time needs yyyy, MM,"
            + " dd, and HH or hh with a",
        "eventTime: { expr: m.t, format: jjjj, zone: UTC }  | fields.eventTime.format is no pattern"
            + " of a time: Unknown pattern letter: j",
        "eventTime: { expr: m.t, format: yyyy-MM-dd HH:mm, zone: Peking } | fields.eventTime.zone"
            + " must be a zone such as Asia/Shanghai or +08:00, got Peking",
        "eventTime: { expr: m.t, unit: hours }     | fields.eventTime.unit must be one of [SECONDS,"
            + " MILLIS, MICROS, NANOS], got 'hours'",
      })
  void tellsWhatIsWrongWithAField(String field, String fault) {
    String mapping =
        """
        fields:
          tenant: { value: shop }
          brand: { value: acme }
          %s
        events:
          - kind: TICKET_OPENED
            fields: { eventTime: m.at }
        """
            .formatted(field);

    assertThatThrownBy(() -> Mapping.parse("m.yaml", mapping))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class,
            e -> assertThat(InEnglish.of(e.faults())).containsExactly(fault));
  }

  @Test
  void needsEventRules() {
    assertThatThrownBy(() -> Mapping.parse("m.yaml", "when: m.x"))
        .hasMessage("m.yaml has 1 fault:\n  - events must have at least one event rule");
    assertThatThrownBy(() -> Mapping.parse("m.yaml", "events: [")).hasMessageContaining("not YAML");
  }

  @Test
  void aKindIsGivenOnce() {
    String mapping =
        "events: [{ kind: TICKET_OPENED, fields: { kind: m.k, eventTime: m.t, tenant: m.u, brand:"
            + " m.v } }]";

    assertThatThrownBy(() -> Mapping.parse("m.yaml", mapping))
        .hasMessageEndingWith("events[0] has its kind twice: as kind and as a field");
  }

  private static String known() {
    return String.join(", ", TargetField.ALL.keySet().stream().sorted().toList());
  }

  private static String kinds() {
    return Arrays.toString(EventKind.values());
  }
}
