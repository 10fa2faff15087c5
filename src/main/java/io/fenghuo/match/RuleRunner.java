package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleOrder;
import io.fenghuo.rule.live.EffectiveRule;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.TimerService;

/** One rule at work: what matches it, and what writes its findings. */
final class RuleRunner implements RuleIndex.Reader {

  private final EffectiveRule live;
  private final Rule rule;
  private final String shape;
  private final boolean waits;
  private final RuleMetrics metrics;
  private final List<StageCondition> openers;
  private final Matcher matcher;
  private final FindingWriter writer;
  private final RuleBudget budget;

  RuleRunner(
      EffectiveRule live,
      Mode mode,
      int maxOpen,
      ConditionPool pool,
      TypeSerializer<Signal> signals,
      RuleMetrics metrics,
      RuleBudget budget) {
    this.live = live;
    this.rule = live.rule();
    this.shape = live.generation() == 0 ? rule.shape() : rule.shape() + "@" + live.generation();
    this.waits = waits(rule, mode);
    this.metrics = metrics;
    this.budget = budget;
    List<StageCondition> conditions =
        StageCondition.of(
            rule, pool, metrics::conditionFailed, mode == Mode.LIVE ? budget::check : null);
    this.openers =
        conditions.stream().filter(each -> rule.openers().contains(each.stage())).toList();
    this.matcher = matcher(conditions, maxOpen, signals);
    this.writer = new FindingWriter(rule, metrics::conditionFailed);
  }

  private Matcher matcher(
      List<StageCondition> conditions, int maxOpen, TypeSerializer<Signal> signals) {
    return switch (Automaton.of(rule, conditions)) {
      case NONE -> new ThresholdMatcher(conditions.get(0));
      case QUEUES -> new LinearMatcher(rule, shape, conditions, maxOpen, metrics);
      case NFA ->
          new NfaMatcher(
              rule, shape, conditions, signals, Math.min(maxOpen, NfaMatcher.MAX_OPEN), metrics);
    };
  }

  static boolean waits(Rule rule, Mode mode) {
    return switch (mode) {
      case LIVE -> rule.order() == RuleOrder.EVENT_TIME;
      case REPLAY -> true;
    };
  }

  /** Whether it runs just this; then it need not be made anew. */
  boolean runs(EffectiveRule other) {
    return live.rule() == other.rule()
        && live.standing() == other.standing()
        && live.generation() == other.generation()
        && live.warmUntilMillis() == other.warmUntilMillis();
  }

  Rule rule() {
    return rule;
  }

  boolean isShadow() {
    return live.isShadow();
  }

  RuleBudget budget() {
    return budget;
  }

  RuleMetrics metrics() {
    return metrics;
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

  @Override
  public String ruleId() {
    return rule.id();
  }

  @Override
  public List<StageCondition> openers(Signal signal) {
    return openers.stream().filter(opener -> opener.reads(signal)).toList();
  }

  /**
   * @param opens what the key's rules have open, by rule id
   * @param timer the key's, for what time alone ends
   */
  void onSignal(
      Signal signal,
      MapState<String, Open> opens,
      KeyTimer timer,
      TimerService timers,
      Consumer<Finding> out)
      throws Exception {
    Open open = known(opens);
    settle(open, matcher.onSignal(open, signal), opens, timer, timers, out);
  }

  /** Ends what is due at a moment; the timer that fired then is set again for the rest. */
  void onTime(
      long timeMillis,
      MapState<String, Open> opens,
      KeyTimer timer,
      TimerService timers,
      Consumer<Finding> out)
      throws Exception {
    Open open = known(opens);
    if (open == null) {
      return;
    }
    if (open.dueMillis() <= timeMillis) {
      settle(open, matcher.onTime(open, timeMillis), opens, timer, timers, out);
    } else {
      timer.wakeBy(open.dueMillis(), timers);
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
      KeyTimer timer,
      TimerService timers,
      Consumer<Finding> out)
      throws Exception {
    Open open = outcome.open();
    if (open != null) {
      if (outcome.isChanged()) {
        opens.put(rule.id(), open);
      }
      timer.wakeBy(open.dueMillis(), timers);
    } else if (before != null) {
      opens.remove(rule.id());
      if (opens.isEmpty()) {
        timer.end(timers);
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

  private void emit(List<Finding> findings, Consumer<Finding> out) {
    for (Finding finding : findings) {
      metrics.found();
      out.accept(live.isWarmingAt(finding.timeMillis()) ? finding.asWarming() : finding);
    }
  }
}
