package io.fenghuo.health;

import io.fenghuo.measure.Symptom;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.InputClock;
import io.fenghuo.time.InputClockState;
import io.fenghuo.time.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the inputs, partitions and sources of each tenant; keyed by {@link Pulse#tenant}.
 *
 * <p>Finds: units that should have been heard; see {@link Judge} for when, {@link Blame} for which
 * of them is the trouble. Fires: a {@link SourceHealth} for each change of state, and to {@link
 * #SYMPTOMS} a symptom of {@code source-silence} when a silence crosses a line and when the unit
 * has been back for {@code health.live-for}. It decides by buckets of event time, in their order: a
 * pulse waits until the watermark has passed its bucket, so a backlog that is read out of step is
 * no silence, and a replay says the same at any parallelism. Live, where the watermark stands
 * still, the {@link InputClock} takes its place, for which the wall clock is looked at every tick;
 * a bucket that comes when its time is over (its partition was taken for idle) is heard at once.
 *
 * <p>Forgets: a unit that has not been heard for {@code health.forget-after}, and with its last
 * unit the tenant; what was told of them is taken back. Then neither state nor timers are left.
 * Misses: a source that neither sends heartbeats nor is declared; a partition that is the only one
 * of its streams, or not steady; an input whose records fail while a source of its goes on with
 * heartbeats; an input that was dead when the job first saw its tenant. A desk without heartbeats
 * that closes on the stroke is told as dead.
 */
public final class HealthFunction extends KeyedProcessFunction<String, Pulse, SourceHealth>
    implements CheckpointedFunction {

  public static final OutputTag<Symptom> SYMPTOMS =
      new OutputTag<>("silences", TypeInformation.of(Symptom.class));

  private static final Logger LOG = LoggerFactory.getLogger(HealthFunction.class);

  private final HealthLimits limits;
  private final Mode mode;
  private final double clockRate;

  private transient MapState<String, UnitState> units;
  private transient ValueState<DeskHealth> desks;
  private transient EventTimeBuffer<Pulse> buffer;
  private transient InputClockState time;
  private transient HealthFigures figures;

  public HealthFunction(HealthLimits limits, Mode mode, double clockRate) {
    this.limits = limits;
    this.mode = mode;
    this.clockRate = clockRate;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    KeyedStateStore store = context.getKeyedStateStore();
    units =
        store.getMapState(
            new MapStateDescriptor<>("units", Types.STRING, TypeInformation.of(UnitState.class)));
    desks =
        store.getState(new ValueStateDescriptor<>("desk", TypeInformation.of(DeskHealth.class)));
    buffer = new EventTimeBuffer<>(store, "pulses", TypeInformation.of(Pulse.class), Pulse.ORDER);
    time = new InputClockState(context.getOperatorStateStore(), mode, clockRate);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    time.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    figures = new HealthFigures(getRuntimeContext().getMetricGroup().addGroup("health"));
  }

  @Override
  public void processElement(Pulse pulse, Context context, Collector<SourceHealth> out)
      throws Exception {
    InputClock clock = time.tell(context.timerService());
    DeskHealth desk = desks.value();
    long start = Math.max(pulse.bucketMillis() - Pulse.BUCKET_MILLIS, heardUntil(clock));
    if (desk == null) {
      desk = tick(DeskHealth.first(start), clock, context.timerService());
      desks.update(desk);
    } else if (start < desk.judgedMillis() && units.isEmpty()) {
      desks.update(desk.judged(start));
    }
    if (pulse.bucketMillis() > desks.value().judgedMillis()) {
      buffer.hold(pulse, pulse.bucketMillis(), context.timerService());
      advance(context, clock, out, List.of());
    } else {
      advance(context, clock, out, List.of(pulse));
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<SourceHealth> out)
      throws Exception {
    InputClock clock = time.tell(context.timerService());
    DeskHealth desk = desks.value();
    boolean isTick = context.timeDomain() == TimeDomain.PROCESSING_TIME;
    if (isTick) {
      if (desk == null || desk.tickMillis() != timeMillis) {
        return;
      }
      desks.update(tick(desk, clock, context.timerService()));
    } else if (desk == null) {
      // The tenant was forgotten while this bucket waited.
      desks.update(
          tick(DeskHealth.first(timeMillis - Pulse.BUCKET_MILLIS), clock, context.timerService()));
    }
    advance(context, clock, out, List.of());
  }

  private void advance(
      Context context, InputClock clock, Collector<SourceHealth> out, List<Pulse> late)
      throws Exception {
    DeskHealth desk = desks.value();
    long until = heardUntil(clock);
    if (late.isEmpty() && desk.judgedMillis() >= until) {
      return;
    }
    Map<String, UnitState> known = new HashMap<>();
    for (Map.Entry<String, UnitState> unit : units.entries()) {
      known.put(unit.getKey(), unit.getValue());
    }
    HealthBook book = new HealthBook(context.getCurrentKey(), limits, known, desk);
    if (!late.isEmpty()) {
      book.late(late);
    }
    while (book.desk().judgedMillis() < until && !book.isForgotten()) {
      book.step(buffer.release(book.desk().judgedMillis() + Pulse.BUCKET_MILLIS));
    }
    keep(context, book, known);
    tell(context, book, out);
  }

  private void keep(Context context, HealthBook book, Map<String, UnitState> before)
      throws Exception {
    for (String key : before.keySet()) {
      if (!book.units().containsKey(key)) {
        units.remove(key);
      }
    }
    for (Map.Entry<String, UnitState> unit : book.units().entrySet()) {
      if (unit.getValue() != before.get(unit.getKey())) {
        units.put(unit.getKey(), unit.getValue());
      }
    }
    if (book.isForgotten()) {
      desks.clear();
      figures.forget(context.getCurrentKey());
      LOG.info("Tenant is no longer heard of and forgotten. tenant={}", context.getCurrentKey());
      return;
    }
    long judged = book.desk().judgedMillis();
    desks.update(book.desk());
    context.timerService().registerEventTimeTimer(judged + Pulse.BUCKET_MILLIS);
    figures.of(context.getCurrentKey(), book.units(), judged);
  }

  private void tell(Context context, HealthBook book, Collector<SourceHealth> out) {
    for (SourceHealth change : book.changes()) {
      LOG.info(
          "A unit of the input changed its state. tenant={} unit={} name={} state={} lastSign={} at={}",
          change.tenant(),
          change.unit(),
          change.name(),
          change.state(),
          change.sinceMillis(),
          change.timeMillis());
      out.collect(change);
    }
    for (Symptom symptom : book.symptoms()) {
      context.output(SYMPTOMS, symptom);
    }
  }

  private DeskHealth tick(DeskHealth desk, InputClock clock, TimerService timers) {
    return switch (mode) {
      case REPLAY -> desk;
      case LIVE -> {
        long next = clock.askAgainAt(desk.judgedMillis() + Pulse.BUCKET_MILLIS);
        timers.registerProcessingTimeTimer(next);
        yield desk.ticking(next);
      }
    };
  }

  /** The last end of a bucket up to which all that there was has been heard. */
  private static long heardUntil(InputClock clock) {
    return clock.isRunning() ? Pulse.lastEndBefore(clock.heardUntil()) : Pulse.NONE;
  }
}
