package io.fenghuo.match;

import io.fenghuo.event.EventRef;
import io.fenghuo.measure.Symptom;
import java.util.List;

/**
 * What one stage of a pattern rests on: the events by their address, or the figure that crossed its
 * line, so that a reader can recompute the decision.
 *
 * @param stage name of the stage
 * @param reads what the stage reads: kinds of events, or a measure's id
 * @param symptom the figure; null for a stage on events
 * @param events the events in their order; at most {@link #MAX_EVENTS}, the first ones and the last
 * @param eventCount how many events the stage took
 */
public record Evidence(
    String stage, String reads, Symptom symptom, List<EventRef> events, int eventCount) {

  public static final int MAX_EVENTS = 20;
}
