package io.fenghuo.ingest;

import static io.fenghuo.json.RefusalReason.*;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventDecoderRefusalTest {

  private static final long NOON = RecordText.NOON;
  private static final Origin ORIGIN = new Origin("in", 3, 7);
  private static final DecodeLimits LIMITS = new DecodeLimits(262_144, 100, 300_000);

  static List<Arguments> badBytes() {
    String good = RecordText.botFailed().toString();
    List<Arguments> rows = new ArrayList<>();
    rows.add(arguments(null, NULL_VALUE, "the record has no value"));
    rows.add(bytes("", EMPTY, "the record is empty"));
    rows.add(bytes(" \r\n\t", EMPTY, "the record is empty"));
    rows.add(
        arguments(
            new byte[5_000_000],
            TOO_LARGE,
            "the record has 5000000 bytes, at most 262144 are read"));
    rows.add(
        arguments(new byte[] {(byte) 0xff, '{', '}'}, BAD_UTF8, "the record is not valid UTF-8"));
    rows.add(
        arguments(
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            BAD_UTF8,
            "the record is not valid UTF-8"));
    rows.add(
        arguments(
            new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            BAD_UTF8,
            "the record is not valid UTF-8"));
    rows.add(
        arguments(good.getBytes(UTF_16LE), MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes('\uFEFF' + good, MALFORMED_JSON, "the record starts with a byte order mark"));
    rows.add(
        bytes(
            good.substring(0, good.length() - 1),
            MALFORMED_JSON,
            "the record is not valid JSON near"));
    rows.add(bytes("{\"eventId\":NaN}", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes("{'eventId':1}", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes("{\"eventId\":\"a\nb\"}", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes("{\"eventId\":01}", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes("{} // no", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes(good + "{}", MALFORMED_JSON, "something follows the JSON object"));
    rows.add(bytes(good + "]", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes("nul", MALFORMED_JSON, "the record is not valid JSON near"));
    rows.add(bytes("null", NOT_AN_OBJECT, "the record is not a JSON object"));
    rows.add(bytes("[" + good + "]", NOT_AN_OBJECT, "the record is not a JSON object"));
    rows.add(bytes("\"text\"", NOT_AN_OBJECT, "the record is not a JSON object"));
    rows.add(
        bytes(
            "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            TOO_DEEP,
            "the record is nested more than 64 deep"));
    rows.add(bytes("[".repeat(200_000), NOT_AN_OBJECT, "the record is not a JSON object"));
    rows.add(bytes("{\"brand\":1,\"brand\":2}", DUPLICATE_KEY, "brand is given twice"));
    rows.add(
        bytes(
            "{\"x\":{\"secret\":1,\"secret\":2}}",
            DUPLICATE_KEY,
            "a field that is not read is given twice"));
    rows.add(
        bytes(
            "{\"waiting\":" + "9".repeat(2_000) + "}",
            OUT_OF_RANGE,
            "the record has a number or a name of absurd length"));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("badBytes")
  void refusesWhatIsNoRecord(byte[] value, RefusalReason reason, String detail) {
    DeadLetter letter = decode(Stream.TRAFFIC, NOON, value);

    assertThat(letter.reason()).isEqualTo(reason);
    assertThat(letter.detail()).startsWith(detail);
    assertThat(letter.origin()).isEqualTo(ORIGIN);
  }

  static List<Arguments> badFields() {
    return List.of(
        traffic("eventId", null, MISSING_FIELD, "eventId is missing"),
        traffic("eventId", "null", MISSING_FIELD, "eventId is missing"),
        traffic("eventId", "5", WRONG_TYPE, "eventId must be a text, got a number"),
        traffic("eventId", "\" \"", OUT_OF_RANGE, "eventId must not be blank"),
        traffic(
            "eventId",
            '"' + "x".repeat(257) + '"',
            OUT_OF_RANGE,
            "eventId must have at most 256 characters"),
        traffic("eventId", "\"a\\nb\"", OUT_OF_RANGE, "eventId must have no control characters"),
        traffic("tenant", null, MISSING_FIELD, "tenant is missing"),
        traffic("tenant", "\"\\ud83d\"", BAD_UTF8, "tenant has half a surrogate pair"),
        traffic("tenant", "\"\\ude00\\ud83d\"", BAD_UTF8, "tenant has half a surrogate pair"),
        traffic("brand", null, MISSING_FIELD, "brand is missing"),
        traffic("brand", "{\"a\":1}", WRONG_TYPE, "brand must be a text, got an object or array"),
        traffic("kind", null, MISSING_FIELD, "kind is missing"),
        traffic("kind", "\"BOT_EXPLODED\"", UNKNOWN_KIND, "kind must be one of SESSION_STARTED, "),
        traffic("kind", "\"bot_failed\"", UNKNOWN_KIND, "kind must be one of SESSION_STARTED, "),
        traffic(
            "kind",
            "\"SENTIMENT\"",
            UNKNOWN_KIND,
            "kind is one of another stream; it must be one of SESSION_STARTED, "),
        traffic("kind", "7", WRONG_TYPE, "kind must be a text, got a number"),
        traffic("schemaVersion", "2", UNSUPPORTED_SCHEMA, "schemaVersion must be 1"),
        traffic(
            "schemaVersion",
            "\"1\"",
            WRONG_TYPE,
            "schemaVersion must be a whole number, got a text"),
        traffic("channel", "\"FAX\"", UNKNOWN_VALUE, "channel must be one of WEB, APP"),
        traffic("outcome", null, MISSING_FIELD, "outcome is missing"),
        traffic("outcome", "true", WRONG_TYPE, "outcome must be a text, got true or false"),
        traffic("latencyMs", "-1", OUT_OF_RANGE, "latencyMs must be between 0 and 1000000000000"),
        traffic(
            "latencyMs",
            "99999999999999999999",
            OUT_OF_RANGE,
            "latencyMs must be between 0 and 1000000000000"),
        traffic("latencyMs", "1.5", WRONG_TYPE, "latencyMs must be a whole number, got a number"),
        traffic("latencyMs", "-1.0", OUT_OF_RANGE, "latencyMs must be between 0 and"),
        traffic("latencyMs", "\"1\"", WRONG_TYPE, "latencyMs must be a whole number, got a text"),
        traffic(
            "text",
            '"' + "烽".repeat(21_846) + '"',
            OUT_OF_RANGE,
            "text must have at most 65536 bytes"),
        traffic("eventTime", null, MISSING_FIELD, "eventTime is missing"),
        traffic("eventTime", "0", ABSURD_TIME, "eventTime must lie between"),
        traffic("eventTime", "-1", ABSURD_TIME, "eventTime must lie between"),
        traffic("eventTime", "-9223372036854775808", ABSURD_TIME, "eventTime must lie between"),
        traffic("eventTime", "99999999999999999999", ABSURD_TIME, "eventTime must lie between"),
        traffic(
            "eventTime",
            "1800000000",
            ABSURD_TIME,
            "eventTime must lie between 2000-01-01 and 2100-01-01; it looks like epoch seconds"),
        traffic(
            "eventTime",
            "1800000000000000",
            ABSURD_TIME,
            "eventTime must lie between 2000-01-01 and 2100-01-01; it looks like epoch micro"),
        traffic(
            "eventTime",
            "1800000000000000000",
            ABSURD_TIME,
            "eventTime must lie between 2000-01-01 and 2100-01-01; it looks like epoch nano"),
        traffic("eventTime", "\"1999-12-31T23:59:59Z\"", ABSURD_TIME, "eventTime must lie"),
        traffic("eventTime", "\"2100-01-01T00:00:00Z\"", ABSURD_TIME, "eventTime must lie"),
        // As milliseconds it would overflow to a plausible time.
        traffic("eventTime", "\"+584556076-04-16T22:25:52Z\"", ABSURD_TIME, "eventTime must lie"),
        traffic("eventTime", "\"+999999999-01-01T00:00:00Z\"", ABSURD_TIME, "eventTime must lie"),
        traffic("eventTime", "\"2027-01-15T08:00:00\"", WRONG_TYPE, "eventTime must be a time"),
        traffic("eventTime", "\"2027-02-30T08:00:00Z\"", WRONG_TYPE, "eventTime must be a time"),
        traffic(
            "eventTime", "\"1800000000\"", ABSURD_TIME, "eventTime must lie between 2000-01-01"),
        traffic("eventTime", "\"1800000300001\"", FUTURE_TIME, "eventTime lies more than 300000"),
        traffic("eventTime", "1800000000.5", ABSURD_TIME, "eventTime must lie between 2000-01-01"),
        traffic("eventTime", "true", WRONG_TYPE, "eventTime must be a time"),
        traffic("eventTime", "1800000300001", FUTURE_TIME, "eventTime lies more than 300000 ms"),
        sentiment("score", "-1.0001", OUT_OF_RANGE, "score must be between -1.0 and 1.0"),
        sentiment("score", "1e400", OUT_OF_RANGE, "score must be between -1.0 and 1.0"),
        sentiment("score", "\"0.5\"", WRONG_TYPE, "score must be a number, got a text"),
        sentiment("confidence", "1.5", OUT_OF_RANGE, "confidence must be between 0.0 and 1.0"),
        sentiment("isComplaint", "1", WRONG_TYPE, "isComplaint must be true or false, got a numb"),
        sentiment("emotion", "\"RAGE\"", UNKNOWN_VALUE, "emotion must be one of ANGER, "),
        sentiment("kind", "\"MENTION\"", UNKNOWN_KIND, "kind is one of another stream"),
        mention("hotSearchRank", "-1", OUT_OF_RANGE, "hotSearchRank must be between 0 and"),
        mention("views", "-5", OUT_OF_RANGE, "views must be between 0 and"),
        mention("mentionKind", "\"SONG\"", UNKNOWN_VALUE, "mentionKind must be one of "));
  }

  @ParameterizedTest
  @MethodSource("badFields")
  void refusesAFieldByItsName(
      Stream stream, RecordText record, RefusalReason reason, String detail) {
    DeadLetter letter = decode(stream, NOON, record.bytes());

    assertThat(letter.reason()).isEqualTo(reason);
    assertThat(letter.detail()).startsWith(detail);
  }

  @Test
  void keepsKeyAndPayloadUpToTheirLimits() {
    byte[] value = ("{\"text\":\"" + "x".repeat(200) + "\"}").getBytes(UTF_8);

    DeadLetter letter =
        new EventDecoder(Stream.TRAFFIC, LIMITS)
            .decode(ORIGIN, NOON, new byte[2_000], value)
            .deadLetter();

    assertThat(letter.key()).hasSize(RawRecord.MAX_KEY_BYTES);
    assertThat(letter.payload()).isEqualTo(Arrays.copyOf(value, 100));
    assertThat(letter.payloadBytes()).isEqualTo(value.length);
    assertThat(letter.recordTimeMillis()).isEqualTo(NOON);
  }

  @Test
  void keepsNoPayloadOfANullValue() {
    DeadLetter letter = decode(Stream.TRAFFIC, NOON, null);

    assertThat(letter.payload()).isNull();
    assertThat(letter.payloadBytes()).isZero();
  }

  private static DeadLetter decode(Stream stream, long recordTimeMillis, byte[] value) {
    Ingested ingested =
        new EventDecoder(stream, LIMITS).decode(ORIGIN, recordTimeMillis, null, value);
    assertThat(ingested.event()).isNull();
    return ingested.deadLetter();
  }

  private static Arguments bytes(String text, RefusalReason reason, String detail) {
    return arguments(text.getBytes(UTF_8), reason, detail);
  }

  private static Arguments traffic(String name, String json, RefusalReason reason, String detail) {
    return arguments(Stream.TRAFFIC, spoil(RecordText.botFailed(), name, json), reason, detail);
  }

  private static Arguments sentiment(
      String name, String json, RefusalReason reason, String detail) {
    return arguments(Stream.SENTIMENT, spoil(RecordText.sentiment(), name, json), reason, detail);
  }

  private static Arguments mention(String name, String json, RefusalReason reason, String detail) {
    return arguments(Stream.MENTION, spoil(RecordText.mention(), name, json), reason, detail);
  }

  private static RecordText spoil(RecordText record, String name, String json) {
    return json == null ? record.without(name) : record.with(name, json);
  }
}
