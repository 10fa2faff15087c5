package io.fenghuo.ingest;

import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;

/**
 * A record that could not become an event, kept whole so that it can be mended and sent again.
 *
 * @param origin where it was read
 * @param reason why it was set aside
 * @param detail the fault in words, with the field's name and never its value
 * @param recordTimeMillis Kafka's timestamp of the record
 * @param key the record's key, cut after 1 KiB, or null
 * @param payload the record's bytes; null for a null value; cut where {@code payloadBytes} is more
 * @param payloadBytes length of the whole payload
 */
public record DeadLetter(
    Origin origin,
    RefusalReason reason,
    String detail,
    long recordTimeMillis,
    byte[] key,
    byte[] payload,
    int payloadBytes) {}
