package io.fenghuo.match;

import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.TimerService;

/** Finds the matches of one rule for the current key. */
interface Matcher {

  /**
   * Takes the next signal that the rule reads.
   *
   * @return what it completes: for each stage its signals in the order in which they were taken
   */
  List<Map<String, List<Signal>>> onSignal(Signal signal, TimerService timers) throws Exception;

  /**
   * Takes note that event time has come to a moment for which the matcher may have set a timer.
   *
   * @return what the silence until then completes
   */
  List<Map<String, List<Signal>>> onTime(long timeMillis, TimerService timers) throws Exception;
}
