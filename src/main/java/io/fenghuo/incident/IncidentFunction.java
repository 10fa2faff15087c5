package io.fenghuo.incident;

import io.fenghuo.control.CommandRefusal;
import io.fenghuo.handling.Profiles;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.InputClock;
import io.fenghuo.time.InputClockState;
import io.fenghuo.time.Mode;
import io.fenghuo.words.HumanNames;
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
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Follows the incidents of each tenant, keyed by {@link IncidentInput#key}; see {@link
 * IncidentLife} for what it decides. A record is written the moment an input changes what a reader
 * must know; those that time alone brings when the watermark has passed their hold, or, for
 * deadlines, when the input's clock has, which runs on while all input stands still.
 *
 * <p>It keeps the incidents that are not closed, the lines that are up, and for {@link
 * IncidentLimits#symptomMemoryMillis} those that came back; silences and maintenances until they
 * end; the inputs that are not live; and for ever the profile that an operator has set. What is
 * closed leaves neither state nor timers. It misses a relapse that reaches it only after event time
 * has passed the reopen window: a new incident.
 *
 * <p>All incidents of a tenant are one key, since a trouble of one brand may turn out to be the
 * whole tenant's, and a silence or a storm is of all: what comes here is findings and crossings,
 * not events, so one key bears a large desk. What an input costs does not grow with what is open:
 * incidents are found by {@link Index} and kept as values of their own by {@link NamedStates}, and
 * what must look at all of a tenant's customers does so in slices, see {@link Lookout}.
 */
public final class IncidentFunction extends KeyedProcessFunction<String, IncidentInput, Alert>
    implements CheckpointedFunction {

  /** Commands that the incidents have no place for. */
  public static final OutputTag<CommandRefusal> REFUSALS =
      new OutputTag<>("command-refusals", TypeInformation.of(CommandRefusal.class));

  /** All alerts, and the customers whom none names, for those who care for customers. */
  public static final OutputTag<CareNews> CARE =
      new OutputTag<>("care-news", TypeInformation.of(CareNews.class));

  private final IncidentLimits limits;
  private final LeakRegulation leaks;
  private final Profiles profiles;
  private final HumanNames names;
  private final Mode mode;
  private final double clockRate;
  private final long startedMillis;

  private transient NamedStates named;
  private transient IncidentLife life;
  private transient EventTimeBuffer<IncidentInput> buffer;
  private transient KeyedIncidentBook book;
  private transient Wakes wakes;
  private transient Deadlines deadlines;
  private transient Slices slices;
  private transient Burst burst;
  private transient InputClockState time;
  private transient Epoch epoch;
  private transient Map<AlertEvent, Counter> told;
  private transient Counter overLimit;
  private transient Counter heldBack;
  private transient Counter refused;

  /**
   * @param names what people call rules and measures
   * @param clockRate how many times faster than the wall the input's time runs
   * @param startedMillis when the job was started: later starts are of a higher epoch
   */
  public IncidentFunction(
      IncidentLimits limits,
      LeakRegulation leaks,
      Profiles profiles,
      HumanNames names,
      Mode mode,
      double clockRate,
      long startedMillis) {
    this.limits = limits;
    this.leaks = leaks;
    this.profiles = profiles;
    this.names = names;
    this.mode = mode;
    this.clockRate = clockRate;
    this.startedMillis = startedMillis;
  }

  /** To be told before the state is initialised, see {@link IncidentOperator}. */
  void keepIn(NamedStates states) {
    this.named = states;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    KeyedStateStore state = context.getKeyedStateStore();
    book = new KeyedIncidentBook(state, named);
    wakes = new Wakes(named);
    deadlines = new Deadlines(state, named);
    slices = new Slices(state);
    burst = new Burst(named);
    time = new InputClockState(context.getOperatorStateStore(), mode, clockRate);
    epoch = new Epoch(context, mode, startedMillis, getRuntimeContext().getTaskInfo());
    buffer =
        new EventTimeBuffer<>(
            state, "held", TypeInformation.of(IncidentInput.class), IncidentInput.ORDER);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    time.snapshot();
    epoch.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    life = new IncidentLife(limits, leaks, profiles, names);
    MetricGroup records = getRuntimeContext().getMetricGroup().addGroup("incident");
    overLimit = records.counter("over-limit");
    heldBack = records.counter("held-back");
    refused = records.counter("commands-refused");
    told = new EnumMap<>(AlertEvent.class);
    for (AlertEvent event : AlertEvent.values()) {
      told.put(event, records.counter(event.name().toLowerCase(Locale.ROOT)));
    }
  }

  @Override
  public void processElement(IncidentInput input, Context context, Collector<Alert> out)
      throws Exception {
    switch (mode) {
      case LIVE -> apply(life.on(book, input, now(input, context.timerService())), context, out);
      case REPLAY -> buffer.hold(input, input.timeMillis(), context.timerService());
    }
  }

  /** The input's time; that of the command's record where nothing has told the time yet. */
  private long now(IncidentInput input, TimerService timers) {
    InputClock clock = time.tell(timers);
    return clock.isRunning() ? clock.now() : input.timeMillis();
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      if (slices.isDue(timeMillis)) {
        goOn(context, out);
      }
      if (deadlines.isAskedAt(timeMillis)) {
        askForDeadlines(context, out);
      }
      return;
    }
    for (IncidentInput input : buffer.release(timeMillis)) {
      apply(life.on(book, input, input.timeMillis()), context, out);
    }
    for (String key : wakes.due(timeMillis)) {
      if (key.startsWith(StormGate.KEY)) {
        // Due by whichever clock comes first.
        deadlines.forget(key);
      }
      long watermarkMillis = context.timerService().currentWatermark();
      if (mode == Mode.LIVE && burst.takes(key, timeMillis, watermarkMillis)) {
        slices.ask(context.timerService());
      } else {
        apply(life.at(book, key, timeMillis), context, out);
      }
    }
  }

  /** The next slice of whatever was left undone. */
  private void goOn(Context context, Collector<Alert> out) throws Exception {
    apply(life.goOn(book), context, out);
    long watermarkMillis = context.timerService().currentWatermark();
    for (Map.Entry<String, Long> due : burst.next().entrySet()) {
      // All that has come due since, but not what never does by itself.
      long until = watermarkMillis == Long.MAX_VALUE ? due.getValue() : watermarkMillis;
      apply(life.at(book, due.getKey(), Math.max(due.getValue(), until)), context, out);
    }
    if (!burst.isEmpty()) {
      slices.ask(context.timerService());
    }
  }

  private void askForDeadlines(Context context, Collector<Alert> out) throws Exception {
    InputClock clock = time.tell(context.timerService());
    for (Map.Entry<String, Long> due : deadlines.due(clock).entrySet()) {
      apply(life.deadline(book, due.getKey(), due.getValue()), context, out);
    }
    deadlines.askAgain(clock, context.timerService());
  }

  private void apply(Changeset changes, Context context, Collector<Alert> out) throws Exception {
    TimerService timers = context.timerService();
    book.apply(changes);
    for (Map.Entry<String, Incident> change : changes.changedIncidents().changed().entrySet()) {
      if (change.getValue() == null) {
        wakes.forget(change.getKey());
      }
      deadlines.forget(change.getKey());
    }
    for (Map.Entry<String, Long> wake : changes.wakes().entrySet()) {
      wakes.wake(wake.getKey(), wake.getValue(), timers);
    }
    if (mode == Mode.LIVE) {
      for (Map.Entry<String, Long> deadline : changes.deadlines().entrySet()) {
        deadlines.put(deadline.getKey(), deadline.getValue());
      }
      deadlines.askAgain(time.tell(timers), timers);
    }
    overLimit.inc(changes.overLimitCount());
    heldBack.inc(changes.heldBackCount());
    refused.inc(changes.refusals().size());
    changes.refusals().forEach(refusal -> context.output(REFUSALS, refusal));
    for (Alert alert : changes.alerts()) {
      told.get(alert.event()).inc();
      Alert now = alert.in(epoch.number());
      out.collect(now);
      context.output(CARE, CareNews.of(now));
    }
    changes.absorbed().forEach(customer -> context.output(CARE, CareNews.of(customer)));
    if (changes.isUnfinished()) {
      switch (mode) {
        case LIVE -> slices.ask(timers);
        case REPLAY -> apply(life.goOn(book), context, out);
      }
    }
  }
}
