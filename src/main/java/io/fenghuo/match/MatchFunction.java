package io.fenghuo.match;

import io.fenghuo.order.EventTimeBuffer;
import io.fenghuo.order.Mode;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the matches of every rule, each rule's apart from the others', for the signals of one key.
 *
 * <p>A finding is told once for each match: in {@link Mode#LIVE} by the signal that completes it,
 * on its arrival; an absence when a newer signal or the watermark has passed its end. Rules that
 * say {@code order: event-time}, and in {@link Mode#REPLAY} all rules, take their signals by time
 * once the watermark has passed them. A rule sees only what one of its stages reads: {@code next}
 * means the next of those.
 *
 * <p>Kept per key: what each rule has {@link Open open}, and the signals held until the watermark;
 * both are gone when {@code within} has passed. Event-time timers end what is open. A rule of
 * another shape under the same id forgets what the old one left.
 *
 * <p>Missed: drills' events, which no router sends; in order of arrival, what the sources' skew
 * turns round, and an absence that a newer signal has concluded before the awaited one arrived.
 * Rules to which that matters say {@code order: event-time}. A match whose signals came out of
 * order and lie {@code within} or more apart by their own times is none.
 */
public final class MatchFunction extends KeyedProcessFunction<String, Signal, Finding>
    implements CheckpointedFunction {

  /**
   * How many open matches a rule may have on one key; {@link NfaMatcher#MAX_OPEN} where its pattern
   * is no {@linkplain LinearPlan chain}.
   */
  public static final int DEFAULT_MAX_OPEN_MATCHES = 100_000;

  private final RuleSet rules;
  private final Mode mode;
  private final int maxOpenMatches;

  private transient Map<String, List<RuleRunner>> byShape;
  private transient Map<String, Map<Object, List<RuleRunner>>> bySubject;
  private transient Map<String, RuleRunner> byId;
  private transient MapState<String, Open> opens;
  private transient EventTimeBuffer<Signal> held;

  public MatchFunction(RuleSet rules, Mode mode) {
    this(rules, mode, DEFAULT_MAX_OPEN_MATCHES);
  }

  public MatchFunction(RuleSet rules, Mode mode, int maxOpenMatches) {
    if (maxOpenMatches < 1) {
      throw new IllegalArgumentException("maxOpenMatches must be positive, got " + maxOpenMatches);
    }
    this.rules = rules;
    this.mode = mode;
    this.maxOpenMatches = maxOpenMatches;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    KeyedStateStore keyed = context.getKeyedStateStore();
    byShape = new HashMap<>();
    bySubject = new HashMap<>();
    byId = new HashMap<>();
    ConditionPool pool = new ConditionPool();
    for (Rule rule : rules.rules()) {
      RuleRunner runner = new RuleRunner(rule, mode, maxOpenMatches, pool, getRuntimeContext());
      byId.put(rule.id(), runner);
      byShape.computeIfAbsent(KeyShape.of(rule).name(), s -> new ArrayList<>()).add(runner);
    }
    opens =
        keyed.getMapState(
            new MapStateDescriptor<>(
                "open",
                StringSerializer.INSTANCE,
                new OpenSerializer(
                    getRuntimeContext().createSerializer(TypeInformation.of(Signal.class)))));
    held =
        new EventTimeBuffer<>(
            keyed, "held-signals", TypeInformation.of(Signal.class), Signal.TIE_BREAK);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All state is keyed, and kept as it changes.
  }

  @Override
  public void processElement(Signal signal, Context context, Collector<Finding> out)
      throws Exception {
    boolean somebodyWaits = false;
    for (RuleRunner runner : readers(signal)) {
      if (runner.waits()) {
        somebodyWaits = true;
      } else {
        runner.onSignal(signal, opens, context.timerService(), out);
      }
    }
    if (somebodyWaits) {
      held.hold(signal, signal.timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    for (Signal signal : held.release(timeMillis)) {
      for (RuleRunner runner : readers(signal)) {
        if (runner.waits()) {
          runner.onSignal(signal, opens, context.timerService(), out);
        }
      }
    }
    // Sorted, for the order of a state's entries is not kept by a restore.
    Set<String> ids = new TreeSet<>();
    opens.keys().forEach(ids::add);
    for (String id : ids) {
      RuleRunner runner = byId.get(id);
      if (runner == null) {
        opens.remove(id);
      } else {
        runner.onTime(timeMillis, opens, context.timerService(), out);
      }
    }
  }

  /** The rules of the signal's key shape that read it. */
  private List<RuleRunner> readers(Signal signal) {
    String shape = KeyShape.nameIn(signal.key());
    return bySubject
        .computeIfAbsent(shape, s -> new HashMap<>())
        .computeIfAbsent(
            signal.subject(),
            s ->
                byShape.getOrDefault(shape, List.of()).stream()
                    .filter(r -> r.reads(signal))
                    .toList());
  }
}
