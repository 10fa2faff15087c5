package io.fenghuo.ingest;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventSchema;
import io.fenghuo.event.Origin;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusedException;
import io.fenghuo.json.StrictJson;

/**
 * Decodes one record of an input topic of our own schema: a flat JSON object under the names of
 * {@link io.fenghuo.event.EventField}, with {@code eventTime}, {@code drillId}, {@code
 * schemaVersion} and {@code modelVersion} beside them. Fields it does not know are tolerated;
 * whatever else is not as {@link EventSchema} wants it makes the record a dead letter. Pure, never
 * throws.
 */
public final class EventDecoder {

  private final DecodeLimits limits;
  private final EventReader reader;

  public EventDecoder(EventKind.Stream stream, DecodeLimits limits) {
    this.limits = limits;
    this.reader = new EventReader(stream, limits);
  }

  /** A record of recorded input. */
  public Ingested decode(Origin origin, long recordTimeMillis, byte[] key, byte[] value) {
    return decode(origin, new RawRecord(recordTimeMillis, WallLimit.NONE, key, value));
  }

  Ingested decode(Origin origin, RawRecord raw) {
    try {
      JsonFields fields = StrictJson.read(raw.value(), limits.maxRecordBytes(), EventSchema::knows);
      return Ingested.of(reader.read(fields, origin, raw), raw);
    } catch (RefusedException e) {
      return Ingested.of(
          raw.deadLetter(origin, e.reason(), e.getMessage(), limits.maxPayloadBytes()));
    }
  }
}
