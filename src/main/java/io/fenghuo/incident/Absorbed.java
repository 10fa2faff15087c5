package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import java.util.List;

/**
 * A customer who is counted in an incident of many instead of having one of her own.
 *
 * @param incidentId the incident of many
 * @param tenant whose desk
 * @param brand the brand that serves her; null for none
 * @param customer salted hash
 * @param events by which she was found; empty where she had an incident of her own before
 * @param timeMillis event time of that
 */
public record Absorbed(
    String incidentId,
    String tenant,
    String brand,
    String customer,
    List<EventRef> events,
    long timeMillis) {}
