package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps, for each dedup key, what Alertmanager is to show, and says it with each record and again
 * at each interval of the wall clock. It forgets a key when its last end has been repeated often
 * enough; each key has one timer until then and none after. A timer that was due while the job was
 * away fires when it is back, so a restart tells everything again at once.
 *
 * <p>Keyed by dedup key and not by incident, because Alertmanager knows alerts by their labels: the
 * end of an incident would be repeated over the head of the next one with the same labels.
 *
 * <p>Leaves out what belongs to a drill. Misses: an incident of which no record comes after the job
 * has lost its state is not repeated.
 */
final class AlertmanagerFunction extends KeyedProcessFunction<String, Alert, Notice> {

  private final AlertmanagerPolicy policy;
  private transient ValueState<Shown> shown;

  AlertmanagerFunction(AlertmanagerPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void open(OpenContext context) {
    shown =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("shown", TypeInformation.of(Shown.class)));
  }

  @Override
  public void processElement(Alert alert, Context context, Collector<Notice> out) throws Exception {
    if (alert.drillId() != null) {
      return;
    }
    long now = context.timerService().currentProcessingTime();
    Shown before = shown.value();
    Shown after = policy.told(before, alert, now);
    shown.update(after);
    if (before == null) {
      context.timerService().registerProcessingTimeTimer(after.dueMillis());
    }
    if (before == null || !after.faces().equals(before.faces())) {
      policy.notices(after, now).forEach(out::collect);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Notice> out)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    Shown after = policy.again(shown.value(), now);
    shown.update(after);
    if (after != null) {
      context.timerService().registerProcessingTimeTimer(after.dueMillis());
      policy.notices(after, now).forEach(out::collect);
    }
  }
}
