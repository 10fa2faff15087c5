package io.fenghuo.publish;

import java.time.Instant;

/**
 * A record as it leaves: the attributes of its CloudEvent and its JSON.
 *
 * @param topic where it goes
 * @param key by which Kafka keeps records in order; null for none
 * @param id unique among what {@code source} sends
 * @param type what it tells of, such as {@code io.fenghuo.incident.opened}
 * @param source which part of the job speaks
 * @param subject what it is about, or null
 * @param time when that happened, by the events' clock
 * @param schema the schema's {@code $id}
 * @param body JSON in UTF-8
 */
record Outgoing(
    String topic,
    String key,
    String id,
    String type,
    String source,
    String subject,
    Instant time,
    String schema,
    byte[] body) {}
