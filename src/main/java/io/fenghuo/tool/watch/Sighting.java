package io.fenghuo.tool.watch;

import io.fenghuo.tool.scenario.AlertRecord;

/**
 * An alert when it was first seen.
 *
 * @param alert what it says
 * @param nanos when it was readable, by {@link System#nanoTime()}
 */
public record Sighting(AlertRecord alert, long nanos) {}
