package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Chat;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.EventSchema;
import io.fenghuo.event.Mention;
import io.fenghuo.event.MentionKind;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Sentiment;
import io.fenghuo.event.Speaker;
import io.fenghuo.json.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

  private static final long NOON = RecordText.NOON;
  private static final Origin ORIGIN = new Origin("in", 3, 7);
  private static final DecodeLimits LIMITS = new DecodeLimits(262_144, 1_000, 300_000);

  @Test
  void readsEveryFieldOfTraffic() {
    Event event =
        event(
            Stream.TRAFFIC,
            RecordText.common()
                .with("kind", "\"QUEUE_SNAPSHOT\"")
                .with("line", "\"phones\"")
                .with("region", "\"华东\"")
                .with("channel", "\"WECHAT\"")
                .with("source", "\"desk\"")
                .with("drillId", "\"d1\"")
                .with("schemaVersion", "1")
                .with("sessionId", "\"s1\"")
                .with("customerId", "\"c1\"")
                .with("customerTier", "\"GOLD\"")
                .with("queueId", "\"q1\"")
                .with("botId", "\"b1\"")
                .with("botVersion", "\"v1\"")
                .with("agentId", "\"a1\"")
                .with("text", "\"你好 \\ud83d\\ude00\"")
                .with("latencyMs", "1")
                .with("outcome", "\"ERROR\"")
                .with("waitMs", "2")
                .with("category", "\"refund\"")
                .with("dataClass", "\"ID_CARD\"")
                .with("subjectCount", "3")
                .with("waiting", "4")
                .with("oldestWaitMs", "5")
                .with("agentsOnline", "6")
                .with("agentsFree", "7")
                .with("botsUp", "8")
                .with("botsTotal", "9"));

    assertThat(event)
        .isEqualTo(
            new Event(
                EventKind.QUEUE_SNAPSHOT,
                ORIGIN,
                "e1",
                NOON,
                "shop",
                "acme",
                "phones",
                "华东",
                Channel.WECHAT,
                "desk",
                "d1",
                1,
                "s1",
                "c1",
                new Chat(
                    "GOLD",
                    "q1",
                    "b1",
                    "v1",
                    "a1",
                    "你好 😀",
                    1L,
                    BotOutcome.ERROR,
                    2L,
                    "refund",
                    "ID_CARD",
                    3L,
                    4L,
                    5L,
                    6L,
                    7L,
                    8L,
                    9L),
                null,
                null));
  }

  @Test
  void readsEveryFieldOfASentiment() {
    Event event =
        event(
            Stream.SENTIMENT,
            RecordText.sentiment()
                .with("messageId", "\"x1\"")
                .with("confidence", "1")
                .with("isComplaint", "true")
                .with("modelVersion", "\"v2\""));

    assertThat(event.kind()).isEqualTo(EventKind.SENTIMENT);
    assertThat(event.sentiment())
        .isEqualTo(new Sentiment("x1", Speaker.CUSTOMER, Emotion.ANGER, -0.5, 1.0, true, "v2"));
    assertThat(event.chat()).isNull();
  }

  @Test
  void readsEveryFieldOfAMention() {
    Event event =
        event(
            Stream.MENTION,
            RecordText.mention()
                .with("followers", "1")
                .with("polarity", "-1")
                .with("reposts", "2")
                .with("comments", "3")
                .with("likes", "4")
                .with("views", "5")
                .with("topicId", "\"t1\"")
                .with("hotSearchRank", "6")
                .with("rootMentionId", "\"m0\""));

    assertThat(event.kind()).isEqualTo(EventKind.MENTION);
    assertThat(event.mention())
        .isEqualTo(
            new Mention(
                "m1",
                "weibo",
                MentionKind.POST,
                AuthorTier.KOL,
                1L,
                -1.0,
                2L,
                3L,
                4L,
                5L,
                "t1",
                6L,
                "m0"));
  }

  @Test
  void readsAbsentAndNullFieldsAsAbsent() {
    Event event =
        event(
            Stream.SENTIMENT,
            RecordText.sentiment().with("confidence", "null").with("channel", "null"));

    assertThat(event.schemaVersion()).isEqualTo(1);
    assertThat(event.channel()).isNull();
    assertThat(event.isDrill()).isFalse();
    assertThat(event.sentiment().confidence()).isNull();
    assertThat(event.sentiment().isComplaint()).isFalse();
  }

  @Test
  void toleratesFieldsThatItDoesNotKnow() {
    Event event =
        event(
            Stream.TRAFFIC,
            RecordText.botFailed().with("more", "{\"a\":[1,2,{\"b\":null}]}").with("x", "1e400"));

    assertThat(event.chat().botId()).isEqualTo("b1");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-15T08:00:00Z, 1800000000000",
    "2027-01-15T16:00:00+08:00, 1800000000000",
    "2027-01-15t08:00:00.123456z, 1800000000123",
    "2000-01-01T00:00:00Z, 946684800000",
  })
  void readsTimesAsRfc3339(String text, long millis) {
    assertThat(
            event(Stream.TRAFFIC, RecordText.botFailed().with("eventTime", '"' + text + '"'))
                .timeMillis())
        .isEqualTo(millis);
  }

  /** Languages whose numbers are too small write them as texts, others with a fraction. */
  @ParameterizedTest
  @CsvSource({
    "1800000000000, 1800000000000",
    "'\"1800000000000\"', 1800000000000",
    "1800000000000.75, 1800000000000",
    "1.8E12, 1800000000000",
  })
  void readsEpochMillisecondsHoweverTheyAreWritten(String json, long millis) {
    assertThat(event(Stream.TRAFFIC, RecordText.botFailed().with("eventTime", json)).timeMillis())
        .isEqualTo(millis);
  }

  @Test
  void readsAWholeNumberWithAPointAsTheSchemaDoes() {
    assertThat(event(Stream.TRAFFIC, RecordText.botFailed().with("latencyMs", "1200.0")).chat())
        .extracting(Chat::latencyMs)
        .isEqualTo(1200L);
  }

  @Test
  void normalisesNegativeZero() {
    assertThat(event(Stream.SENTIMENT, RecordText.sentiment().with("score", "-0.0")).sentiment())
        .extracting(Sentiment::score)
        .isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {NOON, NOON - 300_000, -1})
  void acceptsTimesUpToTheTolerance(long recordTimeMillis) {
    Ingested ingested =
        new EventDecoder(Stream.TRAFFIC, LIMITS)
            .decode(ORIGIN, recordTimeMillis, null, RecordText.botFailed().bytes());

    assertThat(ingested.isEvent()).isTrue();
  }

  @Test
  void keepsTheRecordBesideItsEvent() {
    byte[] key = {1};
    byte[] value = RecordText.botFailed().bytes();

    Ingested ingested = new EventDecoder(Stream.TRAFFIC, LIMITS).decode(ORIGIN, NOON, key, value);

    assertThat(ingested.raw()).isEqualTo(new RawRecord(NOON, WallLimit.NONE, key, value));
    assertThat(ingested.deadLetter()).isNull();
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void wantsEveryRequiredFieldOfAKind(EventKind kind) {
    RecordText full = full(kind);
    assertThat(event(kind.stream(), full).kind()).isEqualTo(kind);

    for (EventField field : EventSchema.required(kind)) {
      RecordText spoilt = full(kind).without(field.fieldName());
      DeadLetter letter = decode(kind.stream(), spoilt).deadLetter();
      assertThat(letter.reason()).isEqualTo(RefusalReason.MISSING_FIELD);
      assertThat(letter.detail()).isEqualTo(field.fieldName() + " is missing");
    }
  }

  private static RecordText full(EventKind kind) {
    return switch (kind.stream()) {
      case SENTIMENT -> RecordText.sentiment();
      case MENTION -> RecordText.mention();
      case TRAFFIC ->
          RecordText.botFailed()
              .with("kind", '"' + kind.name() + '"')
              .with("customerId", "\"c1\"")
              .with("source", "\"desk\"")
              .with("queueId", "\"q1\"")
              .with("category", "\"refund\"")
              .with("dataClass", "\"ID_CARD\"")
              .with("latencyMs", "0")
              .with("waitMs", "0")
              .with("subjectCount", "0")
              .with("waiting", "0");
    };
  }

  private static Event event(Stream stream, RecordText record) {
    Ingested ingested = decode(stream, record);
    assertThat(ingested.deadLetter()).isNull();
    return ingested.event();
  }

  private static Ingested decode(Stream stream, RecordText record) {
    return new EventDecoder(stream, LIMITS).decode(ORIGIN, NOON, null, record.bytes());
  }
}
