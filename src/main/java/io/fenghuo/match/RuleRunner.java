package io.fenghuo.match;

import io.fenghuo.order.Mode;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleOrder;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** One rule at work: what matches it, and what writes its findings. */
final class RuleRunner {

  private final Rule rule;
  private final boolean waits;
  private final RuleMetrics metrics;
  private final Matcher matcher;
  private final FindingWriter writer;

  RuleRunner(Rule rule, Mode mode, int maxOpen, RuntimeContext context, KeyedStateStore keyed)
      throws Exception {
    this.rule = rule;
    this.waits =
        switch (mode) {
          case LIVE -> rule.order() == RuleOrder.EVENT_TIME;
          case REPLAY -> true;
        };
    this.metrics = new RuleMetrics(context.getMetricGroup(), rule.id(), maxOpen);
    List<StageCondition> conditions = StageCondition.of(rule, metrics::conditionFailed);
    this.matcher =
        rule.isThreshold()
            ? new ThresholdMatcher(conditions.get(0))
            : new NfaMatcher(rule, conditions, context, keyed, maxOpen, metrics);
    this.writer = new FindingWriter(rule, metrics::conditionFailed);
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

  void onSignal(Signal signal, TimerService timers, Collector<Finding> out) throws Exception {
    emit(writer.write(matcher.onSignal(signal, timers)), out);
  }

  void onTime(long timeMillis, TimerService timers, Collector<Finding> out) throws Exception {
    emit(writer.write(matcher.onTime(timeMillis, timers)), out);
  }

  private void emit(List<Finding> findings, Collector<Finding> out) {
    for (Finding finding : findings) {
      metrics.found();
      out.collect(finding);
    }
  }
}
