package io.fenghuo.mapping;

import static io.fenghuo.mapping.Mapped.ids;
import static io.fenghuo.mapping.Mapped.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RecordMapperTest {

  private static final String COMMON =
      """
      fields:
        eventTime: m.at
        tenant: { value: shop }
        brand: { value: acme }
      """;

  private static final String HEARTBEAT =
      COMMON
          + """
            source: { value: s }
          events:
            - kind: HEARTBEAT
              fields:
          """;

  @Test
  void givesConstantsAndWhatTheRecordHas() {
    assertThat(
            map(
                COMMON
                    + """
                    events:
                      - kind: QUEUED
                        fields:
                          sessionId: string(m.contact.id)
                          queueId: m["queue-name"]
                          line: m.contact.line
                          waiting: 7
                    """,
                """
                {"at":1794398400000,"contact":{"id":12,"line":null},"queue-name":"q1"}\
                """))
        .containsExactly(
            "{brand=acme, eventId=foreign-3@17, eventTime=1794398400000, kind=QUEUED, queueId=q1,"
                + " sessionId=12, tenant=shop, waiting=7}");
  }

  @Test
  void aRulesFieldStandsInPlaceOfTheCommonOne() {
    assertThat(map(HEARTBEAT + "      brand: { value: own }", "{\"at\":1}"))
        .singleElement()
        .asString()
        .contains("brand=own");
  }

  @Test
  void skipsWhatWhenDoesNotTake() {
    String mapping = "when: m.type == 'x'\n" + HEARTBEAT + "      region: m.r";

    assertThat(map(mapping, "{\"type\":\"y\",\"at\":1}")).isEmpty();
    assertThat(map(mapping, "{\"at\":1}")).as("no type at all").isEmpty();
    assertThat(map(mapping, "{\"type\":\"x\",\"at\":1}")).hasSize(1);
    assertThat(map("when: m.type\n" + HEARTBEAT + "      region: m.r", "{\"type\":\"x\"}"))
        .containsExactly("0 WRONG_TYPE when must be true or false");
    assertThat(map("when: m.n / m.d == 1\n" + HEARTBEAT + "      region: m.r", "{\"n\":1,\"d\":0}"))
        .containsExactly("0 EXPRESSION_FAILED when can't be decided: it divides by zero");
  }

  @Test
  void whenTakesWhatIsUnequalAlsoWhereItIsAbsent() {
    String fields = "\n" + HEARTBEAT + "      region: m.r";
    assertThat(map("when: m.type != 'test'" + fields, "{\"r\":\"n\",\"at\":1}")).hasSize(1);
    assertThat(map("when: \"m.head['type'] != 'test'\"" + fields, "{\"r\":\"n\",\"at\":1}"))
        .hasSize(1);
    assertThat(map("when: m.head.type == 'live'" + fields, "{\"r\":\"n\",\"at\":1}")).isEmpty();
    assertThat(map("when: \"!(m.type in ['test'])\"" + fields, "{\"r\":\"n\",\"at\":1}"))
        .hasSize(1);
  }

  @Test
  void readsNothingOfATopicThatIsShut() {
    assertThat(map("when: false\n" + HEARTBEAT + "      region: m.r", "{\"at\":1}")).isEmpty();
  }

  @Test
  void aRecordThatNoRuleTakesIsADeadLetterUnlessItIsToBeSkipped() {
    String rules =
        COMMON
            + """
            events:
              - kind: TICKET_OPENED
                when: m.type == "opened"
              - kind: TICKET_CLOSED
                for-each: m.closed
            """;

    assertThat(map(rules, "{\"type\":\"moved\",\"at\":1}"))
        .containsExactly("0 NO_EVENT_RULE no event rule of the mapping takes the record");
    assertThat(map("unmatched: skip\n" + rules, "{\"type\":\"moved\",\"at\":1}")).isEmpty();
    assertThat(map(rules, "{\"closed\":[],\"at\":1}")).as("taken, with nothing in it").isEmpty();
  }

  @Test
  void givesAnEventForEachItemUnderIdsOfTheirOwn() {
    String mapping =
        COMMON
            + """
            events:
              - kind: CUSTOMER_MESSAGE
                for-each: m.messages
                when: item.by == "customer"
                fields:
                  eventId: m.id
                  sessionId: m.session
                  text: item.text + "/" + string(index)
            """;
    String record =
        """
        {"at":1,"id":"r1","session":"s","messages":[
          {"by":"customer","text":"a"},{"by":"bot","text":"b"},{"by":"customer","text":"c"}]}\
        """;

    assertThat(map(mapping, record))
        .containsExactly(
            "{brand=acme, eventId=r1, eventTime=1, kind=CUSTOMER_MESSAGE, sessionId=s,"
                + " tenant=shop, text=a/0}",
            "{brand=acme, eventId=r1#1, eventTime=1, kind=CUSTOMER_MESSAGE, sessionId=s,"
                + " tenant=shop, text=c/2}");
  }

  @Test
  void anEventThatHasNoIdIsNamedByItsAddress() {
    assertThat(ids(COMMON + "events: [{ kind: TICKET_OPENED, for-each: m.t }]", "{\"t\":[1,2]}"))
        .containsExactly("foreign-3@17", "foreign-3@17#1");
  }

  @Test
  void idsThatDifferStayAsTheyAre() {
    String mapping =
        COMMON + "events: [{ kind: TICKET_OPENED, for-each: m.t, fields: { eventId: item } }]";

    assertThat(ids(mapping, "{\"t\":[\"a\",\"b\",\"a\"]}")).containsExactly("a", "b", "a#2");
  }

  @Test
  void readsARecordThatIsAList() {
    assertThat(ids(COMMON + "events: [{ kind: TICKET_OPENED, for-each: m }]", "[{},{}]"))
        .hasSize(2);
  }

  @Test
  void whatOneItemLacksDoesNotTouchTheOthers() {
    String mapping =
        COMMON
            + """
            events:
              - kind: TICKET_OPENED
                for-each: m.t
                fields:
                  eventId: item.id
                  waitMs: item.wait * 1000
            """;

    assertThat(
            map(mapping, "{\"t\":[{\"id\":\"a\"},{\"id\":\"b\",\"wait\":\"x\"},{\"id\":\"c\"}]}"))
        .satisfiesExactly(
            a -> assertThat(a).contains("eventId=a"),
            b ->
                assertThat(b)
                    .isEqualTo(
                        "1 EXPRESSION_FAILED waitMs can't be had: an operator or a function meets a"
                            + " value of another type"),
            c -> assertThat(c).contains("eventId=c"));
  }

  @Test
  void everyRuleThatTakesARecordGivesItsEvent() {
    String mapping =
        COMMON
            + """
            events:
              - { kind: TICKET_CLOSED, when: m.done }
              - { kind: HEARTBEAT, fields: { source: m.s } }
            """;

    assertThat(map(mapping, "{\"done\":true,\"s\":\"x\"}"))
        .satisfiesExactly(
            first -> assertThat(first).contains("kind=TICKET_CLOSED", "eventId=foreign-3@17,"),
            second -> assertThat(second).contains("kind=HEARTBEAT", "eventId=foreign-3@17#1,"));
  }

  @Test
  void refusesAListThatIsNoneOrTooLong() {
    String mapping = COMMON + "events: [{ kind: TICKET_OPENED, for-each: m.t }]";
    String many = Collections.nCopies(1_001, "1").toString();

    assertThat(map(mapping, "{\"t\":\"x\"}"))
        .containsExactly("0 WRONG_TYPE events[0].for-each must be a list");
    assertThat(map(mapping, "{\"t\":" + many + "}"))
        .containsExactly(
            "0 OUT_OF_RANGE events[0].for-each must have at most 1000 items, got 1001");
  }

  @Test
  void computesTheKindByATable() {
    String mapping =
        COMMON
            + """
            events:
              - fields:
                  sessionId: { value: s }
                  kind: { expr: m.by, table: { visitor: CUSTOMER_MESSAGE, 7: AGENT_REPLIED } }
            """;

    assertThat(map(mapping, "{\"by\":\"visitor\"}"))
        .first()
        .asString()
        .contains("CUSTOMER_MESSAGE");
    assertThat(map(mapping, "{\"by\":7}")).first().asString().contains("AGENT_REPLIED");
    assertThat(map(mapping, "{\"by\":\"Zhang San\"}"))
        .containsExactly(
            "0 UNKNOWN_VALUE kind reads a value that its table does not have; it has 7, visitor");
  }

  @Test
  void aTableMayHaveAValueForOthers() {
    String channel = "      channel: { expr: m.c, table: { CHAT: WEB }, otherwise: OTHER }";

    assertThat(map(HEARTBEAT + channel, "{\"at\":1,\"c\":\"FAX\"}"))
        .first()
        .asString()
        .contains("channel=OTHER");
    assertThat(map(HEARTBEAT + channel, "{\"at\":1}"))
        .first()
        .asString()
        .as("nothing is not something else")
        .doesNotContain("channel");
  }

  @Test
  void aLengthOfTimeBecomesMilliseconds() {
    assertThat(
            map(
                HEARTBEAT + "      waitMs: timestamp(m.b) - timestamp(m.a)",
                """
                {"at":1,"a":"2026-11-11T12:00:00Z","b":"2026-11-11T12:01:00.5Z"}\
                """))
        .first()
        .asString()
        .contains("waitMs=60500");
  }

  @Test
  void whatIsMissingIsLeftOutUnlessTheMappingAsksForIt() {
    assertThat(map(HEARTBEAT + "      region: m.r", "{\"at\":1}"))
        .first()
        .asString()
        .doesNotContain("region");
    assertThat(map(HEARTBEAT + "      region: { expr: m.r, required: true }", "{\"at\":1}"))
        .containsExactly("0 MISSING_FIELD region is missing: nothing is there to read");
  }

  @Test
  void readsWhatKafkaHasOfTheRecord() {
    String mapping =
        HEARTBEAT
            + """
                  sessionId: key
                  region: headers.region
                  line: headers["x-line"]
                  category: topic
            """;

    assertThat(map(mapping, "{\"at\":1}"))
        .containsExactly(
            "{brand=acme, category=foreign, eventId=foreign-3@17, eventTime=1, kind=HEARTBEAT,"
                + " region=north, sessionId=k1, source=s, tenant=shop}");
  }

  @Test
  void travelsInTheJobGraph() throws Exception {
    Mapping mapping = Mapping.parse("m.yaml", HEARTBEAT + "      line: m.l");

    assertThat(InstantiationUtil.clone(mapping)).isEqualTo(mapping);
    assertThat(InstantiationUtil.clone(Mappings.of(Map.of("t", mapping))).of("t"))
        .contains(mapping);
  }
}
