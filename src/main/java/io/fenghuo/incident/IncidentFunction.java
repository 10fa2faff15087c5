package io.fenghuo.incident;

import io.fenghuo.order.EventTimeBuffer;
import io.fenghuo.order.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Follows the incidents of each desk, keyed by {@link IncidentInput#key}; see {@link IncidentLife}
 * for what it decides. A record is written the moment an input changes what a reader must know;
 * those that time alone brings (a lower level, resolved, closed) when the watermark has passed
 * their hold.
 *
 * <p>It keeps the open incidents, the lines that are up, and for a while those that came back. What
 * is closed leaves nothing. A crossing touches every open incident of its desk, so a desk with
 * thousands of single customers' incidents and no service incident pays for each of them.
 */
public final class IncidentFunction extends KeyedProcessFunction<String, IncidentInput, Alert>
    implements CheckpointedFunction {

  private final IncidentLimits limits;
  private final Mode mode;

  private transient IncidentLife life;
  private transient EventTimeBuffer<IncidentInput> buffer;
  private transient MapState<String, Incident> incidents;
  private transient MapState<String, Standing> standings;
  private transient MapState<Long, List<String>> wakes;
  private transient MapState<String, Long> wakeOf;
  private transient IncidentBook book;
  private transient Map<AlertEvent, Counter> told;

  public IncidentFunction(IncidentLimits limits, Mode mode) {
    this.limits = limits;
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    KeyedStateStore state = context.getKeyedStateStore();
    incidents =
        state.getMapState(
            new MapStateDescriptor<>(
                "incidents", Types.STRING, TypeInformation.of(Incident.class)));
    standings =
        state.getMapState(
            new MapStateDescriptor<>(
                "standings", Types.STRING, TypeInformation.of(Standing.class)));
    wakes =
        state.getMapState(new MapStateDescriptor<>("wakes", Types.LONG, Types.LIST(Types.STRING)));
    wakeOf = state.getMapState(new MapStateDescriptor<>("wake-of", Types.STRING, Types.LONG));
    buffer =
        new EventTimeBuffer<>(
            state, "held", TypeInformation.of(IncidentInput.class), IncidentInput.ORDER);
    book = new StateBook(incidents, standings);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All of it is keyed state, which Flink keeps.
  }

  @Override
  public void open(OpenContext context) {
    life = new IncidentLife(limits);
    MetricGroup records = getRuntimeContext().getMetricGroup().addGroup("incident");
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
    List<String> due = wakes.get(timeMillis);
    if (due == null) {
      return;
    }
    wakes.remove(timeMillis);
    Collections.sort(due);
    for (String key : due) {
      Long wake = wakeOf.get(key);
      if (wake != null && wake == timeMillis) {
        wakeOf.remove(key);
        apply(life.at(book, key, timeMillis), context.timerService(), out);
      }
    }
  }

  private void apply(Turn turn, TimerService timers, Collector<Alert> out) throws Exception {
    for (Map.Entry<String, Standing> change : turn.changedStandings().entrySet()) {
      put(standings, change.getKey(), change.getValue());
    }
    for (Map.Entry<String, Incident> change : turn.changedIncidents().entrySet()) {
      put(incidents, change.getKey(), change.getValue());
      if (change.getValue() == null) {
        wakeOf.remove(change.getKey());
      }
    }
    for (Map.Entry<String, Long> wake : turn.wakes().entrySet()) {
      schedule(wake.getKey(), wake.getValue(), timers);
    }
    for (Alert alert : turn.alerts()) {
      told.get(alert.event()).inc();
      out.collect(alert);
    }
  }

  /**
   * Keeps one wake per key. An earlier one stands in for a later one, so that each of a thousand
   * findings need not move a timer; it is set anew when it comes.
   */
  private void schedule(String key, long timeMillis, TimerService timers) throws Exception {
    Long wake = wakeOf.get(key);
    if (wake != null && wake <= timeMillis) {
      return;
    }
    wakeOf.put(key, timeMillis);
    List<String> keys = wakes.get(timeMillis);
    if (keys == null) {
      keys = new ArrayList<>(1);
    }
    keys.add(key);
    wakes.put(timeMillis, keys);
    timers.registerEventTimeTimer(timeMillis);
  }

  private static <V> void put(MapState<String, V> state, String key, V value) throws Exception {
    if (value == null) {
      state.remove(key);
    } else {
      state.put(key, value);
    }
  }

  /** The book of the current key, as it is in state. */
  private record StateBook(MapState<String, Incident> byPlace, MapState<String, Standing> byLine)
      implements IncidentBook {

    @Override
    public Incident incident(String key) {
      return get(byPlace, key);
    }

    @Override
    public Iterable<Incident> incidents() {
      return values(byPlace);
    }

    @Override
    public Standing standing(String key) {
      return get(byLine, key);
    }

    @Override
    public Iterable<Standing> standings() {
      return values(byLine);
    }

    private static <V> V get(MapState<String, V> state, String key) {
      try {
        return state.get(key);
      } catch (Exception e) {
        throw new FlinkRuntimeException("An incident book cannot be read", e);
      }
    }

    private static <V> Iterable<V> values(MapState<String, V> state) {
      try {
        return state.values();
      } catch (Exception e) {
        throw new FlinkRuntimeException("An incident book cannot be read", e);
      }
    }
  }
}
