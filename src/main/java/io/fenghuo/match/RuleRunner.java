package io.fenghuo.match;

import io.fenghuo.order.Mode;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** One rule at work: what matches it, and what writes its findings. */
final class RuleRunner {

  private final Rule rule;
  private final String shape;
  private final boolean waits;
  private final RuleMetrics metrics;
  private final List<StageCondition> openers;
  private final Matcher matcher;
  private final FindingWriter writer;

  RuleRunner(Rule rule, Mode mode, int maxOpen, ConditionPool pool, RuntimeContext context)
      throws Exception {
    this.rule = rule;
    this.shape = rule.shape();
    this.waits =
        switch (mode) {
          case LIVE -> rule.order() == RuleOrder.EVENT_TIME;
          case REPLAY -> true;
        };
    this.metrics = new RuleMetrics(context.getMetricGroup(), rule.id(), maxOpen);
    List<StageCondition> conditions = StageCondition.of(rule, pool, metrics::conditionFailed);
    this.openers =
        conditions.stream().filter(each -> rule.openers().contains(each.stage())).toList();
    this.matcher = matcher(conditions, maxOpen, context);
    this.writer = new FindingWriter(rule, metrics::conditionFailed);
  }

  private Matcher matcher(List<StageCondition> conditions, int maxOpen, RuntimeContext context)
      throws Exception {
    if (rule.isThreshold()) {
      return new ThresholdMatcher(conditions.get(0));
    }
    return LinearPlan.fits(rule) && conditions.stream().noneMatch(StageCondition::isIterative)
        ? new LinearMatcher(rule, conditions, maxOpen, metrics)
        : new NfaMatcher(
            rule, conditions, context, Math.min(maxOpen, NfaMatcher.MAX_OPEN), metrics);
  }

  Rule rule() {
    return rule;
  }

  /** Whether its signals are held until the watermark has passed them. */
  boolean waits() {
    return waits;
  }

  boolean reads(Signal signal) {
    return signal.isSymptom()
        ? rule.reads(signal.symptom().measureId(), signal.symptom().line())
        : rule.reads(signal.event().kind());
  }

  /** Of the conditions on a match's first signal those that read such a signal. */
  List<StageCondition> openers(Signal signal) {
    return openers.stream().filter(opener -> opener.reads(signal)).toList();
  }

  /**
   * @param opens what the key's rules have open, by rule id
   */
  void onSignal(
      Signal signal, MapState<String, Open> opens, TimerService timers, Collector<Finding> out)
      throws Exception {
    Open open = known(opens);
    settle(open, matcher.onSignal(open, signal), opens, timers, out);
  }

  /** Ends what is due at a moment. */
  void onTime(
      long timeMillis, MapState<String, Open> opens, TimerService timers, Collector<Finding> out)
      throws Exception {
    Open open = known(opens);
    if (open != null && open.dueMillis() <= timeMillis) {
      settle(open, matcher.onTime(open, timeMillis), opens, timers, out);
    }
  }

  private Open known(MapState<String, Open> opens) throws Exception {
    Open open = opens.get(rule.id());
    if (open != null && !open.shape().equals(shape)) {
      opens.remove(rule.id());
      return null;
    }
    return open;
  }

  private void settle(
      Open before,
      Outcome outcome,
      MapState<String, Open> opens,
      TimerService timers,
      Collector<Finding> out)
      throws Exception {
    Open open = outcome.open();
    if (open == null) {
      if (before != null) {
        opens.remove(rule.id());
      }
    } else {
      boolean isDueAnew = open.dueMillis() != open.timerMillis();
      if (isDueAnew) {
        timers.registerEventTimeTimer(open.dueMillis());
        open.timerMillis(open.dueMillis());
      }
      if (outcome.isChanged() || isDueAnew) {
        opens.put(rule.id(), open);
      }
    }
    if (!outcome.complete().isEmpty()) {
      emit(writer.write(inTime(outcome.complete())), out);
    }
    if (!outcome.timedOut().isEmpty()) {
      emit(writer.writeTimedOut(outcome.timedOut()), out);
    }
  }

  /** Without the matches that signals out of order have made wider than the rule allows. */
  private List<Map<String, List<Signal>>> inTime(List<Map<String, List<Signal>>> matches) {
    if (rule.withinMillis() == 0) {
      return matches;
    }
    List<Map<String, List<Signal>>> inTime = new ArrayList<>(matches.size());
    for (Map<String, List<Signal>> match : matches) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (List<Signal> signals : match.values()) {
        for (Signal signal : signals) {
          first = Math.min(first, signal.timeMillis());
          last = Math.max(last, signal.timeMillis());
        }
      }
      if (last - first < rule.withinMillis()) {
        inTime.add(match);
      } else {
        metrics.matchTooWide();
      }
    }
    return inTime;
  }

  private void emit(List<Finding> findings, Collector<Finding> out) {
    for (Finding finding : findings) {
      metrics.found();
      out.collect(finding);
    }
  }
}
