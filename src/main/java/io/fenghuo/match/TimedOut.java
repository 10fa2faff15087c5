package io.fenghuo.match;

import java.util.List;
import java.util.Map;

/**
 * An open match whose time has passed.
 *
 * @param taken for each stage its signals in the order in which they were taken
 * @param timeMillis when it was out of time
 */
record TimedOut(Map<String, List<Signal>> taken, long timeMillis) {}
