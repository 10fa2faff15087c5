package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.json.RefusalReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DeadLetterEnvelopeTest {

  private static final Origin ORIGIN = new Origin("chat.traffic", 3, 42);
  private static final int MAX_REQUEST = 1_048_576;

  private final DeadLetterEnvelope envelope =
      new DeadLetterEnvelope("input.dead-letter", 524_288, MAX_REQUEST);

  @Test
  void keepsTextAsText() throws Exception {
    Outgoing out = envelope.wrap(letter("{\"kind\":\"怒\"".getBytes(UTF_8)));

    assertThat(out.topic()).isEqualTo("input.dead-letter");
    assertThat(out.id()).isEqualTo("chat.traffic-3@42");
    assertThat(out.key()).isEqualTo("chat.traffic-3");
    assertThat(new String(out.body(), UTF_8))
        .isEqualTo(
            """
            {"topic":"chat.traffic","partition":3,"offset":42,"reason":"MALFORMED_JSON",\
            "detail":"no end","recordTime":"1970-01-01T00:00:01Z","key":"azE=","payloadBytes":13,\
            "truncated":false,"payload":"{\\"kind\\":\\"怒\\"","payloadEncoding":"text"}""");
    assertThat(Schemas.faults("dead-letter", out.body())).isEmpty();
  }

  @Test
  void keepsWhatIsNoTextInBase64() throws Exception {
    byte[] bytes = {(byte) 0xff, 0, 1};
    JsonNode json = json(letter(bytes));

    assertThat(json.path("payloadEncoding").asText()).isEqualTo("base64");
    assertThat(Base64.getDecoder().decode(json.path("payload").asText())).isEqualTo(bytes);
    assertThat(json.path("truncated").asBoolean()).isFalse();
  }

  @Test
  void keepsNothingOfNothing() throws Exception {
    JsonNode json =
        json(new DeadLetter(ORIGIN, RefusalReason.NULL_VALUE, "null", -1, null, null, 0));

    assertThat(json.has("payload")).isFalse();
    assertThat(json.has("recordTime")).isFalse();
    assertThat(json.has("key")).isFalse();
  }

  @Test
  void tellsWhichEventOfARecordItIsAndThatThePayloadIsWithAnother() throws Exception {
    DeadLetter letter =
        new DeadLetter(ORIGIN.withPart(2), RefusalReason.LATE, "late", 0, null, new byte[0], 9);
    Outgoing out = envelope.wrap(letter);

    assertThat(out.id()).isEqualTo(ORIGIN + "#2");
    JsonNode json = json(letter);
    assertThat(json.path("part").asInt()).isEqualTo(2);
    assertThat(json.path("payload").asText()).isEmpty();
    assertThat(json.path("payloadBytes").asInt()).isEqualTo(9);
    assertThat(json.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void cutsWithoutBreakingACharacter() throws Exception {
    byte[] whole = "怒怒怒".getBytes(UTF_8);
    JsonNode json =
        json(
            new DeadLetter(
                ORIGIN, RefusalReason.TOO_LARGE, "", 0, null, Arrays.copyOf(whole, 8), 9));

    assertThat(json.path("payload").asText()).isEqualTo("怒怒");
    assertThat(json.path("payloadEncoding").asText()).isEqualTo("text");
    assertThat(json.path("payloadBytes").asInt()).isEqualTo(9);
    assertThat(json.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void alwaysFitsIntoARequest() throws Exception {
    byte[] bell = new byte[4_000_000];
    Arrays.fill(bell, (byte) 7);
    byte[] key = new byte[900_000];
    DeadLetter large =
        new DeadLetter(
            ORIGIN, RefusalReason.TOO_LARGE, "很".repeat(100_000), 0, key, bell, bell.length);
    DeadLetterEnvelope generous =
        new DeadLetterEnvelope("input.dead-letter", Integer.MAX_VALUE, MAX_REQUEST);

    for (DeadLetterEnvelope each : new DeadLetterEnvelope[] {envelope, generous}) {
      byte[] body = each.wrap(large).body();
      assertThat(body.length).isBetween(500_000, MAX_REQUEST - 8_192);
      assertThat(Schemas.faults("dead-letter", body)).isEmpty();
    }
  }

  private static DeadLetter letter(byte[] payload) {
    return new DeadLetter(
        ORIGIN,
        RefusalReason.MALFORMED_JSON,
        "no end",
        1000,
        "k1".getBytes(UTF_8),
        payload,
        payload.length);
  }

  private JsonNode json(DeadLetter letter) throws IOException {
    byte[] body = envelope.wrap(letter).body();
    assertThat(Schemas.faults("dead-letter", body)).isEmpty();
    return JsonMapper.builder().build().readTree(body);
  }
}
