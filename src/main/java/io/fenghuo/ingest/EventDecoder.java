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

  /**
   * @param recordTimeMillis Kafka's timestamp of the record; negative where it has none, and then
   *     no event is in its future
   */
  public Ingested decode(Origin origin, long recordTimeMillis, byte[] key, byte[] value) {
    RawRecord raw = new RawRecord(recordTimeMillis, key, value);
    try {
      JsonFields fields = StrictJson.read(value, limits.maxRecordBytes(), EventSchema::knows);
      return Ingested.of(reader.read(fields, origin, recordTimeMillis), raw);
    } catch (RefusedException e) {
      return deadLetter(raw, origin, DeadLetterReason.of(e.fault()), e.getMessage());
    } catch (NoEventException e) {
      return deadLetter(raw, origin, e.reason(), e.getMessage());
    }
  }

  private Ingested deadLetter(
      RawRecord raw, Origin origin, DeadLetterReason reason, String detail) {
    return Ingested.of(raw.deadLetter(origin, reason, detail, limits.maxPayloadBytes()));
  }
}
