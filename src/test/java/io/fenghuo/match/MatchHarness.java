package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.live.RuleChange;
import io.fenghuo.measure.Symptom;
import io.fenghuo.order.Mode;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The match station on a test harness: routers in front, findings behind. */
final class MatchHarness implements AutoCloseable {

  private final RuleSet rules;
  private final KeyedTwoInputStreamOperatorTestHarness<String, Signal, RuleChange, Finding> harness;

  private MatchHarness(RuleSet rules, MatchFunction function) throws Exception {
    this.rules = rules;
    this.harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(function, List.of(BookState.DESCRIPTOR)),
            Signal::key,
            null,
            Types.STRING);
  }

  static MatchHarness open(RuleSet rules, Mode mode) throws Exception {
    return open(rules, mode, MatchFunction.DEFAULT_MAX_OPEN_MATCHES);
  }

  static MatchHarness open(RuleSet rules, Mode mode, int maxOpen) throws Exception {
    MatchHarness opened =
        new MatchHarness(rules, new MatchFunction(rules, Rules.MEASURES, mode, maxOpen));
    opened.harness.open();
    return opened;
  }

  static MatchHarness restore(RuleSet rules, Mode mode, OperatorSubtaskState state)
      throws Exception {
    MatchHarness opened = new MatchHarness(rules, new MatchFunction(rules, Rules.MEASURES, mode));
    opened.harness.initializeState(state);
    opened.harness.open();
    return opened;
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
    new EventRouter(rules).flatMap(event, new ListCollector<>(signals));
    return process(signals);
  }

  MatchHarness send(Symptom symptom) throws Exception {
    List<Signal> signals = new ArrayList<>();
    new SymptomRouter(rules).flatMap(symptom, new ListCollector<>(signals));
    return process(signals);
  }

  private MatchHarness process(List<Signal> signals) throws Exception {
    for (Signal signal : signals) {
      harness.processElement1(signal, signal.timeMillis());
    }
    return this;
  }

  MatchHarness watermark(long millis) throws Exception {
    harness.processWatermark1(new Watermark(millis));
    harness.processWatermark2(Watermark.MAX_WATERMARK);
    return this;
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
