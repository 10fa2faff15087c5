package io.fenghuo.ingest;

import io.fenghuo.event.Event;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusedException;
import io.fenghuo.mapping.MappedEvent;
import io.fenghuo.mapping.Mapping;
import io.fenghuo.mapping.RecordMapper;
import io.fenghuo.mapping.SourceRecord;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Decodes the records of a topic that is not of our own schema: its mapping gives fields, and the
 * fields must be an event as our own records must. Each event of a record is judged apart; of
 * several that fail the first dead letter has the payload, so that one record can't become a
 * thousand copies of itself. Never throws.
 *
 * <p>Counts {@code mappedRecords}, of which at least one event or dead letter came, and {@code
 * skippedRecords}, which the mapping has nothing for.
 */
final class MappedDecoder {

  private final DecodeLimits limits;
  private final EventReader reader;
  private final RecordMapper mapper;
  private final Counter mapped;
  private final Counter skipped;

  MappedDecoder(Mapping mapping, DecodeLimits limits, MetricGroup metrics) {
    this.limits = limits;
    this.reader = new EventReader(null, limits);
    this.mapper = RecordMapper.compile(mapping);
    this.mapped = metrics.counter("mappedRecords");
    this.skipped = metrics.counter("skippedRecords");
  }

  void decode(InputRecord record, Consumer<Ingested> out) {
    RawRecord raw = record.raw();
    List<MappedEvent> events;
    try {
      Object json = RecordMapper.json(record.value(), limits.maxRecordBytes());
      events =
          mapper.map(
              new SourceRecord(
                  record.origin(), record.timeMillis(), record.key(), record.headers(), json));
    } catch (RefusedException e) {
      mapped.inc();
      out.accept(
          Ingested.of(
              raw.deadLetter(
                  record.origin(), e.reason(), e.getMessage(), limits.maxPayloadBytes())));
      return;
    }
    (events.isEmpty() ? skipped : mapped).inc();
    int payloadBytes = limits.maxPayloadBytes();
    for (MappedEvent event : events) {
      Origin origin = record.origin().withPart(event.part());
      try {
        out.accept(Ingested.of(read(event, origin, raw), raw));
      } catch (RefusedException e) {
        out.accept(Ingested.of(raw.deadLetter(origin, e.reason(), e.getMessage(), payloadBytes)));
        payloadBytes = 0;
      }
    }
  }

  private Event read(MappedEvent event, Origin origin, RawRecord raw) throws RefusedException {
    if (event.refused() != null) {
      throw event.refused();
    }
    return reader.read(event.fields(), origin, raw);
  }
}
