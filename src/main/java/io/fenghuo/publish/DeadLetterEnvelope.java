package io.fenghuo.publish;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.privacy.Masking;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * How a dead letter leaves, under {@code schemas/dead-letter.json}: the payload as text where it is
 * valid UTF-8, in base64 where it is not, or where escaped text would be too long for a producer's
 * request. What is cut is found again at its topic, partition and offset.
 */
final class DeadLetterEnvelope implements Envelope<DeadLetter> {

  static final String SCHEMA = "urn:fenghuo:schema:dead-letter:1";

  /** For all fields but the payload: names, the detail, the key, and the headers. */
  private static final int OVERHEAD_BYTES = 16_384;

  private static final int MAX_KEY_BYTES = 1_024;
  private static final int MAX_DETAIL_CHARS = 1_024;

  private final String topic;
  private final int maxPayloadBytes;
  private final int bodyBudget;

  /**
   * @param maxRequestBytes the producer's {@code max.request.size}
   */
  DeadLetterEnvelope(String topic, int maxPayloadBytes, int maxRequestBytes) {
    this.topic = topic;
    this.maxPayloadBytes = maxPayloadBytes;
    this.bodyBudget = Math.max(0, maxRequestBytes - OVERHEAD_BYTES);
  }

  @Override
  public Outgoing wrap(DeadLetter letter) {
    Origin origin = letter.origin();
    return new Outgoing(
        topic,
        origin.topic() + "-" + origin.partition(),
        origin.toString(),
        "io.fenghuo.input.dead-letter",
        "urn:fenghuo:ingest",
        letter.reason().name(),
        Instant.ofEpochMilli(Math.max(0, letter.recordTimeMillis())),
        SCHEMA,
        body(letter));
  }

  private byte[] body(DeadLetter letter) {
    byte[] payload = letter.payload();
    if (payload == null) {
      return Json.bytes(Body.of(letter, null, null, letter.payloadBytes()));
    }
    byte[] kept = cut(payload, maxPayloadBytes);
    String text = text(kept, kept.length < letter.payloadBytes());
    if (text != null) {
      byte[] body = Json.bytes(Body.of(letter, text, "text", kept.length));
      if (body.length <= bodyBudget) {
        return body;
      }
    }
    kept = cut(kept, bodyBudget / 4 * 3);
    return Json.bytes(
        Body.of(letter, Base64.getEncoder().encodeToString(kept), "base64", kept.length));
  }

  /** As it is written; bytes become base64. */
  private record Body(
      @JsonUnwrapped Origin origin,
      RefusalReason reason,
      String detail,
      @RecordShapes.Time Long recordTime,
      byte[] key,
      int payloadBytes,
      boolean truncated,
      String payload,
      String payloadEncoding) {

    static Body of(DeadLetter letter, String payload, String encoding, int kept) {
      String detail = Masking.mask(letter.detail());
      return new Body(
          letter.origin(),
          letter.reason(),
          detail == null ? null : detail.substring(0, Math.min(detail.length(), MAX_DETAIL_CHARS)),
          letter.recordTimeMillis() >= 0 ? letter.recordTimeMillis() : null,
          letter.key() == null ? null : cut(letter.key(), MAX_KEY_BYTES),
          letter.payloadBytes(),
          kept < letter.payloadBytes(),
          payload,
          encoding);
    }
  }

  /** The bytes as text; null where they are none. A cut may have gone through a character. */
  private static String text(byte[] bytes, boolean truncated) {
    int length = bytes.length;
    for (int lost = 0; lost <= (truncated ? 3 : 0) && lost <= length; lost++) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, 0, length - lost))
            .toString();
      } catch (CharacterCodingException e) {
        // Not text up to here; perhaps without the last byte.
      }
    }
    return null;
  }

  private static byte[] cut(byte[] bytes, int length) {
    return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
  }
}
