package io.fenghuo.incident;

import io.fenghuo.order.EventTimeBuffer;
import io.fenghuo.order.Mode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Follows the incidents of each desk, keyed by {@link IncidentInput#key}; see {@link IncidentLife}
 * for what it decides. A record is written the moment an input changes what a reader must know;
 * those that time alone brings (a lower level, resolved, closed) when the watermark has passed
 * their hold.
 *
 * <p>It keeps the open incidents, the lines that are up, and for {@link
 * IncidentLimits#symptomMemoryMillis} those that came back. What is closed leaves neither state nor
 * timers. It misses a relapse that reaches it only after event time has passed the reopen window: a
 * new incident. A crossing touches every open incident of its desk, so a desk with thousands of
 * single customers' incidents and no service incident pays for each of them.
 */
public final class IncidentFunction extends KeyedProcessFunction<String, IncidentInput, Alert>
    implements CheckpointedFunction {

  private final IncidentLimits limits;
  private final Mode mode;

  private transient IncidentLife life;
  private transient EventTimeBuffer<IncidentInput> buffer;
  private transient StateBook book;
  private transient Wakes wakes;
  private transient Map<AlertEvent, Counter> told;
  private transient Counter overLimit;

  public IncidentFunction(IncidentLimits limits, Mode mode) {
    this.limits = limits;
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    KeyedStateStore state = context.getKeyedStateStore();
    book = new StateBook(state);
    wakes = new Wakes(state);
    buffer =
        new EventTimeBuffer<>(
            state, "held", TypeInformation.of(IncidentInput.class), IncidentInput.ORDER);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All of it is keyed state, which Flink keeps.
  }

  @Override
  public void open(OpenContext context) {
    life = new IncidentLife(limits);
    MetricGroup records = getRuntimeContext().getMetricGroup().addGroup("incident");
    overLimit = records.counter("over-limit");
    told = new EnumMap<>(AlertEvent.class);
    for (AlertEvent event : AlertEvent.values()) {
      told.put(event, records.counter(event.name().toLowerCase(Locale.ROOT)));
    }
  }

  @Override
  public void processElement(IncidentInput input, Context context, Collector<Alert> out)
      throws Exception {
    switch (mode) {
      case LIVE -> apply(life.on(book, input), context.timerService(), out);
      case REPLAY -> buffer.hold(input, input.timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    for (IncidentInput input : buffer.release(timeMillis)) {
      apply(life.on(book, input), context.timerService(), out);
    }
    for (String key : wakes.due(timeMillis)) {
      apply(life.at(book, key, timeMillis), context.timerService(), out);
    }
  }

  private void apply(Turn turn, TimerService timers, Collector<Alert> out) throws Exception {
    book.apply(turn);
    for (Map.Entry<String, Incident> change : turn.changedIncidents().entrySet()) {
      if (change.getValue() == null) {
        wakes.forget(change.getKey());
      }
    }
    for (Map.Entry<String, Long> wake : turn.wakes().entrySet()) {
      wakes.wake(wake.getKey(), wake.getValue(), timers);
    }
    overLimit.inc(turn.overLimitCount());
    for (Alert alert : turn.alerts()) {
      told.get(alert.event()).inc();
      out.collect(alert);
    }
  }
}
