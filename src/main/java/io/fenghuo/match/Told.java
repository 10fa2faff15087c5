package io.fenghuo.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came to its end at a signal or a moment, in one way or the other. */
final class Told {
  final List<Map<String, List<Signal>>> complete = new ArrayList<>();
  final List<TimedOut> timedOut = new ArrayList<>();
}
