package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes PagerDuty's events of an incident's records, as they come. Keeps for each dedup key what is
 * open there, and forgets it when nothing is: at the incident's end, or while it is muted. It has
 * no timers: PagerDuty keeps what it was told. Leaves out what belongs to a drill.
 *
 * <p>Misses: after a failure of the job, records since the last checkpoint are told again; an
 * incident that began and ended since then pages once more.
 */
final class PagerDutyFunction extends KeyedProcessFunction<String, Alert, Notice> {

  private final PagerDutyPolicy policy;
  private final PagerDutyEvents events;
  private transient ValueState<Paged> paged;

  PagerDutyFunction(PagerDutyPolicy policy, PagerDutyEvents events) {
    this.policy = policy;
    this.events = events;
  }

  @Override
  public void open(OpenContext context) {
    paged =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("paged", TypeInformation.of(Paged.class)));
  }

  @Override
  public void processElement(Alert alert, Context context, Collector<Notice> out) throws Exception {
    if (alert.drillId() != null) {
      return;
    }
    PagerDutyPolicy.Decision decision = policy.told(paged.value(), alert);
    paged.update(decision.after());
    decision.steps().forEach(step -> out.collect(events.notice(alert, step)));
  }
}
