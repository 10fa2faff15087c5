package io.fenghuo.match;

import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.TimerService;

/** A rule of one stage that takes one signal: each signal that fits is a match. Keeps nothing. */
final class ThresholdMatcher implements Matcher {

  private final StageCondition condition;

  ThresholdMatcher(StageCondition condition) {
    this.condition = condition;
  }

  @Override
  public List<Map<String, List<Signal>>> onSignal(Signal signal, TimerService timers) {
    return condition.takes(signal)
        ? List.of(Map.of(condition.stage().name(), List.of(signal)))
        : List.of();
  }

  @Override
  public List<Map<String, List<Signal>>> onTime(long timeMillis, TimerService timers) {
    return List.of();
  }
}
