package io.fenghuo.ingest;

import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import java.util.Arrays;

/**
 * A Kafka record as it was read.
 *
 * @param timeMillis Kafka's timestamp of the record; negative where it has none
 * @param wallMillis what the job's own clock said when it was read; {@link WallLimit#NONE} where
 *     that has nothing to do with the input's time
 * @param key the record's key, or null
 * @param value the record's value, or null
 */
public record RawRecord(long timeMillis, long wallMillis, byte[] key, byte[] value) {

  /** What is kept of a key: a dead letter must fit into one Kafka record with its payload. */
  static final int MAX_KEY_BYTES = 1024;

  DeadLetter deadLetter(Origin origin, RefusalReason reason, String detail, int maxPayloadBytes) {
    return new DeadLetter(
        origin,
        reason,
        detail,
        timeMillis,
        cut(key, MAX_KEY_BYTES),
        cut(value, maxPayloadBytes),
        value == null ? 0 : value.length);
  }

  private static byte[] cut(byte[] bytes, int max) {
    return bytes == null || bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
  }
}
