package io.fenghuo.mapping;

import io.fenghuo.event.Origin;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What mappings make of records, in words. */
final class Mapped {

  private static final Origin ORIGIN = new Origin("foreign", 3, 17);
  private static final long NOON = 1_794_398_400_000L;

  private Mapped() {}

  static List<String> ids(String mapping, String record) {
    return mapped(mapping, record).stream().map(event -> text(event.fields(), "eventId")).toList();
  }

  /** Of each event its fields, or its part and why it has none. */
  static List<String> map(String mapping, String record) {
    return mapped(mapping, record).stream().map(Mapped::show).toList();
  }

  private static List<MappedEvent> mapped(String mapping, String record) {
    try {
      Object json = RecordMapper.json(record.getBytes(StandardCharsets.UTF_8), 100_000);
      return RecordMapper.compile(Mapping.parse("mapping.yaml", mapping))
          .map(
              new SourceRecord(
                  ORIGIN,
                  NOON,
                  "k1".getBytes(StandardCharsets.UTF_8),
                  () -> Map.of("region", "north"),
                  json));
    } catch (RefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static String show(MappedEvent event) {
    if (event.refused() != null) {
      return event.part() + " " + event.refused().reason() + " " + event.refused().getMessage();
    }
    Map<String, String> values = new TreeMap<>();
    event.fields().names().forEach(name -> values.put(name, text(event.fields(), name)));
    return values.toString();
  }

  private static String text(JsonFields fields, String name) {
    try {
      return fields.scalar(name);
    } catch (RefusedException e) {
      return e.getMessage();
    }
  }
}
