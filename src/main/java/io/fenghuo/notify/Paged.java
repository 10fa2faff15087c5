package io.fenghuo.notify;

import java.util.Map;

/**
 * What is open in PagerDuty under one dedup key.
 *
 * @param incidentId the incident that has the key now
 * @param openedMillis when that incident opened, event time
 * @param epoch of the last record: what was said in an earlier one may have been taken back
 * @param pages by target, how it stands there; targets where nothing is open are left out
 */
public record Paged(String incidentId, long openedMillis, long epoch, Map<String, Page> pages) {}
