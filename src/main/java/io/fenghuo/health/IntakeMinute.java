package io.fenghuo.health;

/**
 * A minute of a topic's records.
 *
 * @param minute minutes since the epoch
 * @param readable how many could be read
 * @param unreadable how many could not
 */
public record IntakeMinute(long minute, long readable, long unreadable) {}
