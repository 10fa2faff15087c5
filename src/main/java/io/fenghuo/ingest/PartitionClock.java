package io.fenghuo.ingest;

/**
 * How far the events of one partition have come; state of the {@link LatenessGate}.
 *
 * @param newestMillis the furthest that an event has moved the partition's clock
 */
public record PartitionClock(String topic, int partition, long newestMillis) {}
