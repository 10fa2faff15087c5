package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.cep.configuration.CEPCacheOptions;
import org.apache.flink.cep.configuration.SharedBufferCacheConfig;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.TimerService;

/**
 * Matches a rule with flink-cep's NFA, driven directly: each signal is taken as it comes.
 *
 * <p>Per key it keeps the open matches, the signals they hold, and its clock: the newest event time
 * it has seen since the first of them opened. A signal that comes out of order is taken where it
 * comes, at the clock's time, so time never goes back; a match whose signals then lie {@code
 * within} or more apart by their own times is none. When the last open match is complete or out of
 * time, everything is forgotten: a signal that can start nothing costs one lookup, and a key that
 * falls silent keeps nothing once the watermark has passed its last timer (flink-cep's own operator
 * keeps some: FLINK-23314). A rule of another shape under the same id forgets what the old one
 * left.
 *
 * <p>Open matches are capped; beyond, the oldest is dropped, as if out of time, so that what comes
 * next is still found.
 *
 * <p>Known to miss: in order of arrival, what the sources' skew turns round; and an absence that a
 * newer signal has concluded before the awaited one arrived. Rules to which that matters say {@code
 * order: event-time}.
 */
final class NfaMatcher implements Matcher {

  private final Rule rule;
  private final String shape;
  private final List<StageCondition> conditions;
  private final List<Stage> openers;
  private final NFA<Signal> nfa;
  private final AfterMatchSkipStrategy skip;
  private final RuleStateStore store;
  private final SharedBuffer<Signal> buffer;
  private final ValueState<String> openShape;
  private final ValueState<NFAState> open;
  private final ValueState<Long> clock;
  private final int maxOpen;
  private final RuleMetrics metrics;

  NfaMatcher(
      Rule rule,
      List<StageCondition> conditions,
      RuntimeContext context,
      KeyedStateStore keyed,
      int maxOpen,
      RuleMetrics metrics)
      throws Exception {
    this.rule = rule;
    this.shape = rule.shape();
    this.conditions = conditions;
    this.openers = rule.openers();
    Pattern<Signal, Signal> pattern = PatternCompiler.compile(rule, conditions);
    this.nfa = NFACompiler.compileFactory(pattern, false).createNFA();
    this.nfa.open(context, new Configuration());
    this.skip = PatternCompiler.skip(rule);
    this.store = new RuleStateStore(keyed, rule.id());
    this.buffer =
        new SharedBuffer<>(
            store,
            context.createSerializer(TypeInformation.of(Signal.class)),
            new SharedBufferCacheConfig(
                CEPCacheOptions.CEP_SHARED_BUFFER_EVENT_CACHE_SLOTS.defaultValue(),
                CEPCacheOptions.CEP_SHARED_BUFFER_ENTRY_CACHE_SLOTS.defaultValue(),
                Duration.ofDays(1)));
    // It only logs, from a thread of its own for each rule, and the thread would outlive the job.
    this.buffer.releaseCacheStatisticsTimer();
    this.open = store.getState(new ValueStateDescriptor<>("open", new NFAStateSerializer()));
    this.openShape = store.getState(new ValueStateDescriptor<>("shape", StringSerializer.INSTANCE));
    this.clock = store.getState(new ValueStateDescriptor<>("clock", LongSerializer.INSTANCE));
    this.maxOpen = maxOpen;
    this.metrics = metrics;
  }

  @Override
  @SuppressWarnings("try") // flink-cep's accessor may throw anything when it is closed
  public List<Map<String, List<Signal>>> onSignal(Signal signal, TimerService timers)
      throws Exception {
    NFAState state = kept();
    if (state == null) {
      if (!canStart(signal)) {
        return List.of();
      }
      openShape.update(shape);
      state = nfa.createInitialNFAState();
    }
    Long before = clock.value();
    long now = before == null ? signal.timeMillis() : Math.max(before, signal.timeMillis());
    List<Map<String, List<Signal>>> matches = new ArrayList<>();
    try (SharedBufferAccessor<Signal> accessor = buffer.getAccessor()) {
      if (before != null && now > before) {
        matches.addAll(advance(state, now, accessor));
      }
      OpenMatches.prepare(state);
      matches.addAll(nfa.process(accessor, state, signal, now, skip, () -> now));
      dropBeyondCap(state, accessor);
    }
    settle(state, now, timers);
    return inTime(matches);
  }

  @Override
  @SuppressWarnings("try") // flink-cep's accessor may throw anything when it is closed
  public List<Map<String, List<Signal>>> onTime(long timeMillis, TimerService timers)
      throws Exception {
    NFAState state = kept();
    if (state == null || earliestEnd(state) > timeMillis) {
      return List.of();
    }
    long now = Math.max(clock.value(), timeMillis);
    List<Map<String, List<Signal>>> matches;
    try (SharedBufferAccessor<Signal> accessor = buffer.getAccessor()) {
      matches = new ArrayList<>(advance(state, now, accessor));
    }
    settle(state, now, timers);
    return inTime(matches);
  }

  private NFAState kept() throws Exception {
    NFAState state = open.value();
    if (state != null && !shape.equals(openShape.value())) {
      store.clear();
      return null;
    }
    return state;
  }

  /** Whether one of the stages with which a match may begin takes the signal. */
  private boolean canStart(Signal signal) {
    for (StageCondition condition : conditions) {
      if (openers.contains(condition.stage()) && condition.takes(signal)) {
        return true;
      }
    }
    return false;
  }

  private Collection<Map<String, List<Signal>>> advance(
      NFAState state, long now, SharedBufferAccessor<Signal> accessor) throws Exception {
    OpenMatches.prepare(state);
    return nfa.advanceTime(accessor, state, now, skip).f0;
  }

  private void dropBeyondCap(NFAState state, SharedBufferAccessor<Signal> accessor)
      throws Exception {
    // The oldest is first; the start state, which is no match yet, is last.
    Queue<ComputationState> matches = state.getPartialMatches();
    int excess = matches.size() - 1 - maxOpen;
    for (int i = 0; i < excess; i++) {
      ComputationState oldest = matches.poll();
      accessor.releaseNode(oldest.getPreviousBufferEntry(), oldest.getVersion());
      state.setStateChanged();
      metrics.openMatchDropped();
    }
  }

  /** Keeps what is open, with a timer for its end, or forgets all. */
  private void settle(NFAState state, long now, TimerService timers) throws Exception {
    if (state.getPartialMatches().peek().getStartEventID() == null) {
      store.clear();
      return;
    }
    if (state.isStateChanged()) {
      state.resetStateChanged();
      state.resetNewStartPartialMatch();
      open.update(state);
    }
    clock.update(now);
    timers.registerEventTimeTimer(earliestEnd(state));
  }

  private long earliestEnd(NFAState state) {
    return state.getPartialMatches().peek().getStartTimestamp() + rule.withinMillis();
  }

  private List<Map<String, List<Signal>>> inTime(List<Map<String, List<Signal>>> matches) {
    matches.removeIf(
        match -> {
          long first = Long.MAX_VALUE;
          long last = Long.MIN_VALUE;
          for (List<Signal> signals : match.values()) {
            for (Signal signal : signals) {
              first = Math.min(first, signal.timeMillis());
              last = Math.max(last, signal.timeMillis());
            }
          }
          boolean tooWide = last - first >= rule.withinMillis();
          if (tooWide) {
            metrics.matchTooWide();
          }
          return tooWide;
        });
    return matches;
  }
}
