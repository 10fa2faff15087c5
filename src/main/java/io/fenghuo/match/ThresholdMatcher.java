package io.fenghuo.match;

import java.util.List;
import java.util.Map;

/** A rule of one stage that takes one signal: each signal that fits is a match. Keeps nothing. */
final class ThresholdMatcher implements Matcher {

  private final StageCondition condition;

  ThresholdMatcher(StageCondition condition) {
    this.condition = condition;
  }

  @Override
  public Outcome onSignal(Open open, Signal signal) {
    return condition.takes(signal)
        ? new Outcome(null, false, List.of(Map.of(condition.stage().name(), List.of(signal))))
        : Outcome.NOTHING;
  }

  @Override
  public Outcome onTime(Open open, long timeMillis) {
    return Outcome.NOTHING;
  }
}
