package io.fenghuo.mapping;

import io.fenghuo.event.Origin;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A record to be mapped.
 *
 * @param origin its address
 * @param timeMillis Kafka's timestamp of it; negative where it has none
 * @param key its key, or null
 * @param headers its headers that are texts, by name, the last of a name; asked only where an
 *     expression reads them
 * @param json its value as {@link RecordMapper#json} gives it
 */
public record SourceRecord(
    Origin origin,
    long timeMillis,
    byte[] key,
    Supplier<Map<String, String>> headers,
    Object json) {}
