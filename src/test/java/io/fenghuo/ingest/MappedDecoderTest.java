package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.mapping.Mapping;
import io.fenghuo.mapping.Mappings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mapped is judged as what comes in our own words. */
class MappedDecoderTest {

  private static final long NOON = RecordText.NOON;
  private static final Origin ORIGIN = new Origin("foreign", 1, 5);

  private static final String TURNS =
      """
      when: m.app == "desk"
      fields:
        eventTime: m.at
        tenant: m.tenant
        brand: { value: acme }
        sessionId: m.session
      events:
        - for-each: m.turns
          fields:
            kind: item.kind
            botId: { value: b1 }
            latencyMs: item.latency
            channel: item.channel
            customerId: item.customer
            speaker: { value: CUSTOMER }
            emotion: item.emotion
            score: item.score
      """;

  private final FakeMetricGroup metrics = new FakeMetricGroup();
  private final RecordDecoder decoder =
      new RecordDecoder(
          EventKind.Stream.TRAFFIC,
          new DecodeLimits(2_000, 1_000, 300_000),
          Mappings.of(Map.of("foreign", Mapping.parse("turns.yaml", TURNS))),
          () -> metrics);

  @Test
  void makesEventsOfEveryStreamOutOfOneRecord() {
    List<Event> events =
        decode(
                record(
                    "{\"kind\":\"BOT_REPLIED\",\"latency\":900,\"channel\":\"WEB\"}",
                    "{\"kind\":\"SENTIMENT\",\"customer\":\"c\",\"emotion\":\"ANGER\",\"score\":-1}"))
            .stream()
            .map(Ingested::event)
            .toList();

    assertThat(events)
        .extracting(Event::kind)
        .containsExactly(EventKind.BOT_REPLIED, EventKind.SENTIMENT);
    assertThat(events).extracting(Event::origin).containsExactly(ORIGIN, ORIGIN.withPart(1));
    assertThat(events.get(0).chat().latencyMs()).isEqualTo(900);
    assertThat(events.get(0).sentiment()).isNull();
    assertThat(events.get(1).chat()).isNull();
    assertThat(events.get(1).sentiment().score()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\":\"BOT_REPLIED\"} | MISSING_FIELD: latencyMs is missing",
        "{\"kind\":\"BOT_REPLIED\",\"latency\":-1} | OUT_OF_RANGE: latencyMs must be between 0 and 1000000000000",
        "{\"kind\":\"BOT_REPLIED\",\"latency\":1.5} | WRONG_TYPE: latencyMs must be a whole number, got a number",
        "{\"kind\":\"BOT_REPLIED\",\"latency\":[1]} | WRONG_TYPE: latencyMs must be a whole number, got an object or array",
        "{\"kind\":\"BOT_REPLIED\",\"latency\":1,\"channel\":\"FAX\"} | UNKNOWN_VALUE: channel must be one of WEB, APP, WECHAT, WEIBO, DOUYIN, PHONE, EMAIL, OTHER",
        "{\"kind\":\"BOT_REPLIED\",\"latency\":1,\"customer\":\" \"} | OUT_OF_RANGE: customerId must not be blank",
        "{\"kind\":\"BOT_REPLYED\",\"latency\":1} | UNKNOWN_KIND: kind must be one of SESSION_STARTED, CUSTOMER_MESSAGE, BOT_REPLIED, BOT_FAILED, HANDOFF_REQUESTED, QUEUED, AGENT_ASSIGNED, AGENT_REPLIED, QUEUE_ABANDONED, SESSION_ENDED, TICKET_OPENED, TICKET_CLOSED, COMPLAINT_FILED, PII_EXPOSED, QUEUE_SNAPSHOT, HEARTBEAT, SENTIMENT, MENTION",
        "{\"latency\":1} | MISSING_FIELD: kind is missing",
        "{\"kind\":\"SENTIMENT\",\"customer\":\"c\",\"emotion\":\"ANGER\",\"score\":2} | OUT_OF_RANGE: score must be between -1.0 and 1.0",
      })
  void checksWhatIsMapped(String turn, String expected) {
    assertThat(decode(record(turn)))
        .singleElement()
        .satisfies(
            ingested -> {
              DeadLetter letter = ingested.deadLetter();
              assertThat(letter.reason() + ": " + letter.detail()).isEqualTo(expected);
              assertThat(letter.payload()).isEqualTo(record(turn));
            });
  }

  @Test
  void checksTheTime() {
    assertThat(
            reason(
                text(
                    "{\"app\":\"desk\",\"at\":5,\"tenant\":\"t\",\"turns\":[{\"kind\":\"HEARTBEAT\"}]}")))
        .isEqualTo(RefusalReason.ABSURD_TIME);
    assertThat(
            reason(
                text(
                    "{\"app\":\"desk\",\"at\":%d,\"tenant\":\"t\",\"turns\":[{\"kind\":\"HEARTBEAT\"}]}"
                        .formatted(NOON + 300_001))))
        .isEqualTo(RefusalReason.FUTURE_TIME);
  }

  @Test
  void ofSeveralDeadLettersOfARecordTheFirstHasThePayload() {
    byte[] record = record("{\"kind\":\"X\"}", "{\"kind\":\"TICKET_OPENED\"}", "{\"kind\":\"Y\"}");

    assertThat(decode(record))
        .satisfiesExactly(
            first -> {
              assertThat(first.deadLetter().origin()).isEqualTo(ORIGIN);
              assertThat(first.deadLetter().payload()).isEqualTo(record);
            },
            second -> assertThat(second.event().origin()).isEqualTo(ORIGIN.withPart(1)),
            third -> {
              assertThat(third.deadLetter().origin()).isEqualTo(ORIGIN.withPart(2));
              assertThat(third.deadLetter().payload()).isEmpty();
              assertThat(third.deadLetter().payloadBytes()).isEqualTo(record.length);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{ | MALFORMED_JSON", "7 | NOT_AN_OBJECT", "{\"app\":\"desk\"} | NO_EVENT_RULE"})
  void setsAsideWhatCanNotBeRead(String record, RefusalReason reason) {
    assertThat(reason(text(record))).isEqualTo(reason);
  }

  @Test
  void countsWhatItMapsAndWhatItSkips() {
    decode(record("{\"kind\":\"TICKET_OPENED\"}", "{\"kind\":\"TICKET_OPENED\"}"));
    decode(text("{"));
    decode(null);
    decode(text("{\"app\":\"other\"}"));

    assertThat(metrics.counts())
        .containsOnly(
            entry("topic=foreign/mappedRecords", 3L), entry("topic=foreign/skippedRecords", 1L));
  }

  @Test
  void readsATopicWithoutAMappingAsOurOwn() {
    List<Ingested> out = new ArrayList<>();
    decoder.decode(
        new InputRecord(
            new Origin("chat.traffic", 0, 0), NOON, null, RecordText.botFailed().bytes(), Map::of),
        out::add);

    assertThat(out).singleElement().satisfies(i -> assertThat(i.isEvent()).isTrue());
  }

  private RefusalReason reason(byte[] record) {
    List<Ingested> made = decode(record);
    assertThat(made).hasSize(1);
    return made.get(0).deadLetter().reason();
  }

  private List<Ingested> decode(byte[] value) {
    List<Ingested> out = new ArrayList<>();
    decoder.decode(new InputRecord(ORIGIN, NOON, null, value, Map::of), out::add);
    return out;
  }

  private static byte[] record(String... turns) {
    return text(
        "{\"app\":\"desk\",\"at\":%d,\"tenant\":\"t\",\"session\":\"s\",\"turns\":[%s]}"
            .formatted(NOON, String.join(",", turns)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
