package io.fenghuo.event;

/**
 * A pointer to an event, fit to leave the job: no text, no identity.
 *
 * @param origin where it can be read again
 * @param eventId the sender's id
 * @param timeMillis event time, epoch milliseconds
 */
public record EventRef(Origin origin, String eventId, long timeMillis) {}
