package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.configuration.CEPCacheOptions;
import org.apache.flink.cep.configuration.SharedBufferCacheConfig;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.compiler.NFAStateNameHandler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Matches a rule with flink-cep's NFA, driven directly: each signal is taken as it comes.
 *
 * <p>When the last open match is complete or out of time, everything is forgotten (flink-cep's own
 * operator keeps some: FLINK-23314). Each signal costs time in proportion to the open matches, so
 * they are capped. Beyond the cap all of them are given up and the key begins anew: to take single
 * matches out of flink-cep's buffer costs more than the rest of its work.
 */
final class NfaMatcher implements Matcher {

  /** Beyond, its time per signal is felt. */
  static final int MAX_OPEN = 1_000;

  private final Rule rule;
  private final String shape;
  private final List<StageCondition> conditions;
  private final List<Stage> openers;
  private final Map<String, Long> stageTimes;
  private final boolean tellsOfTime;
  private final NFA<Signal> nfa;
  private final AfterMatchSkipStrategy skip;
  private final BufferMaps maps = new BufferMaps();
  private final SharedBuffer<Signal> buffer;
  private final int maxOpen;
  private final RuleMetrics metrics;

  NfaMatcher(
      Rule rule,
      String shape,
      List<StageCondition> conditions,
      TypeSerializer<Signal> signals,
      int maxOpen,
      RuleMetrics metrics) {
    this.rule = rule;
    this.shape = shape;
    this.conditions = conditions;
    this.openers = rule.openers();
    this.tellsOfTime = rule.timeout() != null || rule.endsInAbsence();
    this.stageTimes =
        rule.stages().stream()
            .filter(stage -> stage.withinMillis() > 0)
            .collect(Collectors.toUnmodifiableMap(Stage::name, Stage::withinMillis));
    Pattern<Signal, Signal> pattern = PatternCompiler.compile(rule, conditions);
    this.nfa = NFACompiler.compileFactory(pattern, rule.timeout() != null).createNFA();
    this.skip = PatternCompiler.skip(rule);
    this.buffer =
        new SharedBuffer<>(
            maps,
            signals,
            new SharedBufferCacheConfig(
                CEPCacheOptions.CEP_SHARED_BUFFER_EVENT_CACHE_SLOTS.defaultValue(),
                CEPCacheOptions.CEP_SHARED_BUFFER_ENTRY_CACHE_SLOTS.defaultValue(),
                Duration.ofDays(1)));
    // It only logs, from a thread of its own for each rule, and the thread would outlive the job.
    this.buffer.releaseCacheStatisticsTimer();
    this.maxOpen = maxOpen;
    this.metrics = metrics;
  }

  @Override
  @SuppressWarnings("try") // flink-cep's accessor may throw anything when it is closed
  public Outcome onSignal(Open open, Signal signal) throws Exception {
    NfaOpen kept = (NfaOpen) open;
    if (kept == null) {
      if (!canStart(signal)) {
        return Outcome.NOTHING;
      }
      kept = new NfaOpen(shape, signal.timeMillis(), nfa.createInitialNFAState());
    }
    boolean moves = kept.tick(signal.timeMillis());
    long now = kept.clockMillis();
    NFAState state = kept.matches();
    Told told = new Told();
    maps.show(kept);
    try (SharedBufferAccessor<Signal> accessor = buffer.getAccessor()) {
      if (moves) {
        advance(state, now, accessor, told);
      }
      PartialMatches.prepare(state);
      told.complete.addAll(nfa.process(accessor, state, signal, now, skip, () -> now));
    }
    if (kept.size() > maxOpen) {
      metrics.openMatchesDropped(kept.size());
      return new Outcome(null, true, told.complete, told.timedOut);
    }
    return outcome(kept, moves, told);
  }

  @Override
  @SuppressWarnings("try") // flink-cep's accessor may throw anything when it is closed
  public Outcome onTime(Open open, long timeMillis) throws Exception {
    NfaOpen kept = (NfaOpen) open;
    boolean moves = kept.tick(timeMillis);
    Told told = new Told();
    maps.show(kept);
    try (SharedBufferAccessor<Signal> accessor = buffer.getAccessor()) {
      advance(kept.matches(), kept.clockMillis(), accessor, told);
    }
    return outcome(kept, moves, told);
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

  /**
   * Ends what is out of time. Where something is told of it, each at its own moment, however late
   * the news of the time comes: flink-cep takes for simultaneous what it sees together.
   */
  private void advance(NFAState state, long now, SharedBufferAccessor<Signal> accessor, Told told)
      throws Exception {
    if (tellsOfTime) {
      long last = Long.MIN_VALUE;
      long due = dueMillis(state, last);
      while (due < now && due > last) {
        end(state, due, accessor, told);
        last = due;
        due = dueMillis(state, last);
      }
    }
    end(state, now, accessor, told);
  }

  private void end(NFAState state, long now, SharedBufferAccessor<Signal> accessor, Told told)
      throws Exception {
    PartialMatches.prepare(state);
    Tuple2<
            Collection<Map<String, List<Signal>>>,
            Collection<Tuple2<Map<String, List<Signal>>, Long>>>
        ends = nfa.advanceTime(accessor, state, now, skip);
    told.complete.addAll(ends.f0);
    ends.f1.forEach(end -> told.timedOut.add(new TimedOut(end.f0, end.f1)));
  }

  private Outcome outcome(NfaOpen kept, boolean isChanged, Told told) {
    NFAState state = kept.matches();
    if (state.getPartialMatches().peek().getStartEventID() == null) {
      return new Outcome(null, true, told.complete, told.timedOut);
    }
    kept.dueMillis(dueMillis(state, kept.clockMillis()));
    boolean changed = isChanged || state.isStateChanged();
    state.resetStateChanged();
    state.resetNewStartPartialMatch();
    return new Outcome(kept, changed, told.complete, told.timedOut);
  }

  /** When the first of the open matches is out of time, as a whole or at the stage it waits for. */
  private long dueMillis(NFAState state, long clockMillis) {
    ComputationState oldest = state.getPartialMatches().peek();
    if (oldest.getStartEventID() == null) {
      return Long.MAX_VALUE;
    }
    long due = oldest.getStartTimestamp() + rule.withinMillis();
    if (!stageTimes.isEmpty()) {
      for (ComputationState match : state.getPartialMatches()) {
        Long within =
            stageTimes.get(
                NFAStateNameHandler.getOriginalNameFromInternal(match.getCurrentStateName()));
        if (within != null && match.getStartEventID() != null) {
          long stageDue = match.getPreviousTimestamp() + within;
          due = stageDue > clockMillis ? Math.min(due, stageDue) : due;
        }
      }
    }
    return due;
  }
}
