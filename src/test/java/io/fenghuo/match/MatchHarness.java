package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.measure.Symptom;
import io.fenghuo.order.Mode;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The match station on a test harness: routers in front, findings behind. */
final class MatchHarness implements AutoCloseable {

  private final RuleSet rules;
  private final KeyedOneInputStreamOperatorTestHarness<String, Signal, Finding> harness;

  private MatchHarness(RuleSet rules, MatchFunction function) throws Exception {
    this.rules = rules;
    this.harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), Signal::key, Types.STRING);
  }

  static MatchHarness open(RuleSet rules, Mode mode) throws Exception {
    return open(rules, mode, MatchFunction.DEFAULT_MAX_OPEN_MATCHES);
  }

  static MatchHarness open(RuleSet rules, Mode mode, int maxOpen) throws Exception {
    MatchHarness opened = new MatchHarness(rules, new MatchFunction(rules, mode, maxOpen));
    opened.harness.open();
    return opened;
  }

  static MatchHarness restore(RuleSet rules, Mode mode, OperatorSubtaskState state)
      throws Exception {
    MatchHarness opened = new MatchHarness(rules, new MatchFunction(rules, mode));
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
      process(signal);
    }
    return this;
  }

  /** Takes a signal as a router has sent it. */
  void process(Signal signal) throws Exception {
    harness.processElement(signal, signal.timeMillis());
  }

  /** Takes the findings out, so that they need not be kept. */
  int takeFindings() {
    int found = harness.getOutput().size();
    harness.getOutput().clear();
    return found;
  }

  MatchHarness watermark(long millis) throws Exception {
    harness.processWatermark(millis);
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
