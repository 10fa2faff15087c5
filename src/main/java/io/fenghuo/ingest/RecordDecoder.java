package io.fenghuo.ingest;

import io.fenghuo.event.EventKind;
import io.fenghuo.mapping.Mappings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * Decodes the records of one input stream, each as its topic wants it: by the topic's mapping, or
 * where it has none as our own schema.
 */
public final class RecordDecoder {

  private final EventDecoder own;
  private final Map<String, MappedDecoder> mapped = new HashMap<>();

  /**
   * @param metrics asked only where there are mappings
   */
  public RecordDecoder(
      EventKind.Stream stream,
      DecodeLimits limits,
      Mappings mappings,
      Supplier<MetricGroup> metrics) {
    own = new EventDecoder(stream, limits);
    for (String topic : mappings.topics()) {
      mapped.put(
          topic,
          new MappedDecoder(
              mappings.of(topic).orElseThrow(), limits, metrics.get().addGroup("topic", topic)));
    }
  }

  /** Gives an event or a dead letter to {@code out}; of a mapped record none or several. */
  public void decode(InputRecord record, Consumer<Ingested> out) {
    MappedDecoder decoder = mapped.get(record.origin().topic());
    if (decoder == null) {
      out.accept(own.decode(record.origin(), record.raw()));
    } else {
      decoder.decode(record, out);
    }
  }
}
