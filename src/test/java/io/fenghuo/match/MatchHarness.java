package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.RuleBook;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The match station on a test harness: routers in front, findings behind. */
final class MatchHarness implements AutoCloseable {

  private static final int MAX_PARALLELISM = 8;

  /** What a test finds must not depend on how busy the machine is. */
  private static final ThreadClock STILL = new ThreadClock(() -> 0, () -> 0);

  private final RuleBook routed;
  private final KeyedTwoInputStreamOperatorTestHarness<String, Signal, RuleChange, Finding> harness;
  private final AtomicBoolean isAnswered = new AtomicBoolean(true);
  private long watermarkMillis = Long.MIN_VALUE;

  private MatchHarness(
      RuleSet rules, MatchFunction function, Mode mode, int parallelism, int subtask)
      throws Exception {
    AtomicBoolean isAnswered = this.isAnswered;
    this.routed = new RuleBook(rules, Rules.MEASURES);
    this.harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new MatchOperator(function, mode, 1, isAnswered::get),
            Signal::key,
            null,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
  }

  static MatchHarness open(RuleSet rules, Mode mode) throws Exception {
    return open(rules, mode, MatchFunction.DEFAULT_MAX_OPEN_MATCHES);
  }

  static MatchHarness open(RuleSet rules, Mode mode, int maxOpen) throws Exception {
    return open(rules, function(rules, mode, maxOpen, STILL), mode);
  }

  /** A live one whose rules' work is measured by that clock. */
  static MatchHarness open(RuleSet rules, ThreadClock clock) throws Exception {
    return open(
        rules,
        function(rules, Mode.LIVE, MatchFunction.DEFAULT_MAX_OPEN_MATCHES, clock),
        Mode.LIVE);
  }

  private static MatchFunction function(RuleSet rules, Mode mode, int maxOpen, ThreadClock clock) {
    return new MatchFunction(rules, Rules.MEASURES, mode, maxOpen, () -> clock);
  }

  private static MatchHarness open(RuleSet rules, MatchFunction function, Mode mode)
      throws Exception {
    MatchHarness opened = new MatchHarness(rules, function, mode, 1, 0);
    opened.harness.open();
    return opened;
  }

  static MatchHarness restore(RuleSet rules, Mode mode, OperatorSubtaskState state)
      throws Exception {
    return restore(rules, mode, state, 1, 1, 0);
  }

  /** One of the subtasks that take up the state of others. */
  static MatchHarness restore(
      RuleSet rules,
      Mode mode,
      OperatorSubtaskState state,
      int oldParallelism,
      int parallelism,
      int subtask)
      throws Exception {
    MatchHarness opened =
        new MatchHarness(
            rules,
            function(rules, mode, MatchFunction.DEFAULT_MAX_OPEN_MATCHES, STILL),
            mode,
            parallelism,
            subtask);
    opened.harness.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, oldParallelism, parallelism, subtask));
    opened.harness.open();
    return opened;
  }

  /** A change of a rule comes. The routers have taken it before. */
  MatchHarness change(RuleChange change) throws Exception {
    routed.put(change, rule -> watermarkMillis);
    harness.processElement2(change, 0);
    return this;
  }

  /** The routers of this harness have taken a change that the matcher knows from its state. */
  MatchHarness routes(RuleChange change) {
    routed.put(change, rule -> watermarkMillis);
    return this;
  }

  /** Which subtask of two an event by session goes to. */
  int subtaskOf(Event event) throws Exception {
    List<Signal> signals = new ArrayList<>();
    new EventRouter(RuleSet.of(routed.wanted())).flatMap(event, new ListCollector<>(signals));
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        signals.get(0).key(), MAX_PARALLELISM, 2);
  }

  List<RuleNews> news() {
    return side(MatchFunction.NEWS);
  }

  List<String> shadowWords() {
    return side(MatchFunction.SHADOW_FINDINGS).stream().map(Signals::words).toList();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  private RuleSet wanted() {
    routed.promote(rule -> watermarkMillis);
    return RuleSet.of(routed.wanted());
  }

  MatchHarness send(String words) throws Exception {
    return send(Signals.events(words));
  }

  MatchHarness send(List<Event> events) throws Exception {
    for (Event event : events) {
      send(event);
    }
    return this;
  }

  MatchHarness send(Event event) throws Exception {
    List<Signal> signals = new ArrayList<>();
    new EventRouter(wanted()).flatMap(event, new ListCollector<>(signals));
    return process(signals);
  }

  MatchHarness send(Symptom symptom) throws Exception {
    List<Signal> signals = new ArrayList<>();
    new SymptomRouter(wanted()).flatMap(symptom, new ListCollector<>(signals));
    return process(signals);
  }

  private MatchHarness process(List<Signal> signals) throws Exception {
    for (Signal signal : signals) {
      process(signal);
    }
    return this;
  }

  /** Takes a signal as a router has sent it. */
  void process(Signal signal) throws Exception {
    harness.processElement1(signal, signal.timeMillis());
  }

  /** Takes the findings out, so that they need not be kept. */
  int takeFindings() {
    int found = harness.extractOutputValues().size();
    harness.getOutput().clear();
    return found;
  }

  MatchHarness watermark(long millis) throws Exception {
    watermarkMillis = millis;
    harness.processWatermarkStatus2(WatermarkStatus.IDLE);
    harness.processWatermark1(new Watermark(millis));
    return this;
  }

  /** Every input is idle, or is no longer. */
  MatchHarness idle(boolean isIdle) throws Exception {
    harness.processWatermarkStatus2(WatermarkStatus.IDLE);
    harness.processWatermarkStatus1(isIdle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
    return this;
  }

  /** The brokers answer, or do not. */
  MatchHarness answered(boolean are) {
    isAnswered.set(are);
    return this;
  }

  /** The wall clock goes on to that time, a quarter of a second at a time. */
  MatchHarness wall(long millis) throws Exception {
    for (long at = Math.max(Signals.START, harness.getProcessingTime()) + 250;
        at <= millis;
        at += 250) {
      harness.setProcessingTime(at);
    }
    return this;
  }

  /** The wall clock jumps. */
  MatchHarness jump(long millis) throws Exception {
    harness.setProcessingTime(millis);
    return this;
  }

  /** What those behind are told of the time. */
  List<Long> watermarks() {
    return harness.getOutput().stream()
        .filter(Watermark.class::isInstance)
        .map(mark -> ((Watermark) mark).getTimestamp())
        .toList();
  }

  List<Finding> findings() {
    return harness.extractOutputValues();
  }

  List<String> words() {
    return findings().stream().map(Signals::words).toList();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IllegalStateException("the harness cannot be closed", e);
    }
  }
}
