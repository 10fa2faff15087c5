package io.fenghuo.ingest;

import io.fenghuo.event.Origin;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A record of an input topic, as it was read.
 *
 * @param origin its address
 * @param timeMillis Kafka's timestamp of it; negative where it has none
 * @param wallMillis what the job's own clock says; {@link WallLimit#NONE} where that has nothing to
 *     do with the input's time
 * @param key its key, or null
 * @param value its value, or null
 * @param headers its headers that are texts, by name; asked only where a mapping reads them
 */
public record InputRecord(
    Origin origin,
    long timeMillis,
    long wallMillis,
    byte[] key,
    byte[] value,
    Supplier<Map<String, String>> headers) {

  /** One of recorded input: its time is the input's alone. */
  public InputRecord(
      Origin origin,
      long timeMillis,
      byte[] key,
      byte[] value,
      Supplier<Map<String, String>> headers) {
    this(origin, timeMillis, WallLimit.NONE, key, value, headers);
  }

  RawRecord raw() {
    return new RawRecord(timeMillis, wallMillis, key, value);
  }
}
