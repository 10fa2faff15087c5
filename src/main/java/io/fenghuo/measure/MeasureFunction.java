package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the sliding figures of one scope and tells when they cross a line; keyed by {@link
 * Reading#key}.
 *
 * <p>Finds: a figure at or beyond a line's limit. Fires: one symptom when a line is crossed, the
 * most severe line first, and one when the figure has been back for as long as the line asks; by an
 * event at once, by the passing of time when the watermark says so. Forgets: a scope whose window
 * has passed and whose lines are down; where silence or age counts (lines crossed by falling,
 * {@link FigureKind#CHANGE}) after the measure's {@code forget-after}, and then takes back what is
 * up. Misses: events older than the window, which are counted (one event whose clock runs ahead by
 * more than the window makes the others so, until they have caught up); the silence of all inputs
 * together, for the watermark stands still then; and what {@link Measure} says it misses.
 *
 * <p>One timer per key is pending at a time, for the first moment at which any of its measures can
 * change without an event. A measure that is no longer defined is dropped at that moment, untold.
 */
public final class MeasureFunction extends KeyedProcessFunction<String, Reading, Symptom>
    implements CheckpointedFunction {

  /**
   * How figures go on beyond their lines: one symptom when the figure has become another one than
   * was last told, {@link LastTold}.
   */
  public static final OutputTag<Symptom> STEPS =
      new OutputTag<>("steps", TypeInformation.of(Symptom.class));

  private final MeasureSet definitions;
  private final Mode mode;

  private transient Map<String, Measure> byId;
  private transient Map<String, Map<EventKind, List<Measure>>> byShape;
  private transient MapState<String, MeasureState> states;
  private transient ValueState<Long> wakeAt;
  private transient EventTimeBuffer<Reading> buffer;
  private transient Counter symptomsUp;
  private transient Counter symptomsDown;
  private transient Counter eventsBehindWindow;

  public MeasureFunction(MeasureSet definitions, Mode mode) {
    this.definitions = definitions;
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    KeyedStateStore store = context.getKeyedStateStore();
    states =
        store.getMapState(
            new MapStateDescriptor<>(
                "measures", StringSerializer.INSTANCE, MeasureStateSerializer.INSTANCE));
    wakeAt = store.getState(new ValueStateDescriptor<>("wake-at", Types.LONG));
    buffer =
        new EventTimeBuffer<>(
            store,
            "readings",
            TypeInformation.of(Reading.class),
            Comparator.comparing(Reading::event, Event.AT_EQUAL_TIME));
    byId = new HashMap<>();
    byShape = new HashMap<>();
    for (MeasureDefinition definition : definitions.definitions()) {
      Measure measure = new Measure(definition);
      byId.put(definition.id(), measure);
      Map<EventKind, List<Measure>> byKind =
          byShape.computeIfAbsent(definition.shape(), s -> new EnumMap<>(EventKind.class));
      for (EventKind kind : definition.on()) {
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(measure);
      }
    }
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    symptomsUp = metrics.counter("symptomsUp");
    symptomsDown = metrics.counter("symptomsDown");
    eventsBehindWindow = metrics.counter("eventsBehindWindow");
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void processElement(Reading reading, Context context, Collector<Symptom> out)
      throws Exception {
    switch (mode) {
      case LIVE -> take(reading, context, out);
      case REPLAY -> buffer.hold(reading, reading.event().timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Symptom> out)
      throws Exception {
    if (mode == Mode.REPLAY) {
      for (Reading reading : buffer.release(timeMillis)) {
        take(reading, context, out);
      }
    }
    Long wake = wakeAt.value();
    if (wake != null && wake <= timeMillis) {
      Measure.Listener listener = listener(context, out);
      long due = wake;
      while (due <= timeMillis) {
        due = passThrough(due, listener);
      }
      wakeUpAt(due, wake, context.timerService());
    }
  }

  private void take(Reading reading, Context context, Collector<Symptom> out) throws Exception {
    Event event = reading.event();
    List<Measure> reads = byShape.getOrDefault(reading.shape(), Map.of()).get(event.kind());
    if (reads == null) {
      return;
    }
    Measure.Listener listener = listener(context, out);
    long settled =
        switch (mode) {
          case LIVE -> context.timerService().currentWatermark();
          // The watermark steps by chance; what is released is in order.
          case REPLAY -> event.timeMillis();
        };
    Long wake = wakeAt.value();
    long due = wake == null ? Long.MAX_VALUE : wake;
    // What was due before the event is told before it, whichever of the measures it concerns.
    while (due < event.timeMillis()) {
      due = passThrough(due, listener);
    }
    for (Measure measure : reads) {
      String id = measure.definition().id();
      MeasureState known = states.get(id);
      MeasureState kept = measure.on(event, reading.scope(), known, settled, listener);
      if (kept != null) {
        states.put(id, kept);
        due = Math.min(due, measure.nextDueMillis(kept));
      } else if (known != null) {
        states.remove(id);
      }
    }
    wakeUpAt(due, wake, context.timerService());
  }

  /** Does what is due now, when nothing was due before. Returns when something is due next. */
  private long passThrough(long timeMillis, Measure.Listener listener) throws Exception {
    // Sorted, for the order of a state's entries is not kept by a restore.
    Set<String> ids = new TreeSet<>();
    states.keys().forEach(ids::add);
    long due = Long.MAX_VALUE;
    for (String id : ids) {
      Measure measure = byId.get(id);
      MeasureState state = states.get(id);
      if (measure == null || !measure.passThrough(timeMillis, state, listener)) {
        states.remove(id);
      } else {
        states.put(id, state);
        due = Math.min(due, measure.nextDueMillis(state));
      }
    }
    return due;
  }

  private void wakeUpAt(long due, Long before, TimerService timers) throws Exception {
    if (before != null && before == due) {
      return;
    }
    // In replay the other timer may be the buffer's as well.
    if (before != null && !(mode == Mode.REPLAY && buffer.holds(before))) {
      timers.deleteEventTimeTimer(before);
    }
    if (due != Long.MAX_VALUE) {
      timers.registerEventTimeTimer(due);
      wakeAt.update(due);
    } else if (before != null) {
      wakeAt.clear();
    }
  }

  private Measure.Listener listener(Context context, Collector<Symptom> out) {
    return new Measure.Listener() {
      @Override
      public void crossed(Symptom symptom) {
        Counter crossings = symptom.edge() == Edge.UP ? symptomsUp : symptomsDown;
        crossings.inc();
        out.collect(symptom);
      }

      @Override
      public void stepped(Symptom symptom) {
        context.output(STEPS, symptom);
      }

      @Override
      public void behindWindow(Event event) {
        eventsBehindWindow.inc();
      }
    };
  }
}
