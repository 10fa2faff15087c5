package io.fenghuo.health;

import io.fenghuo.measure.Symptom;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator alone, with watermark and wall clock by hand. */
final class HealthHarness implements AutoCloseable {

  /** Some wall time, which has nothing to do with the events'. */
  private static final long WALL = 1_790_000_000_000L;

  private final KeyedOneInputStreamOperatorTestHarness<String, Pulse, SourceHealth> harness;
  private long wallMillis = WALL;

  private HealthHarness(Mode mode, double rate) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new HealthFunction(Day.LIMITS, mode, rate)),
            Pulse::tenant,
            Types.STRING);
  }

  static HealthHarness open(Mode mode, double rate) throws Exception {
    HealthHarness opened = new HealthHarness(mode, rate);
    opened.harness.setProcessingTime(WALL);
    opened.harness.open();
    return opened;
  }

  /** The job comes back so much later. */
  static HealthHarness restore(Mode mode, double rate, OperatorSubtaskState state, long laterMillis)
      throws Exception {
    HealthHarness restored = new HealthHarness(mode, rate);
    restored.wallMillis = WALL + laterMillis;
    restored.harness.setProcessingTime(restored.wallMillis);
    restored.harness.initializeState(state);
    restored.harness.open();
    return restored;
  }

  HealthHarness take(Iterable<Pulse> pulses) throws Exception {
    for (Pulse pulse : pulses) {
      harness.processElement(pulse, pulse.bucketMillis() - 1);
    }
    return this;
  }

  HealthHarness watermark(String time) throws Exception {
    harness.processWatermark(Day.at(time));
    return this;
  }

  /** Nothing happens but that the wall clock runs. */
  HealthHarness wait(int seconds) throws Exception {
    for (int tenth = 0; tenth < seconds * 10; tenth++) {
      wallMillis += 100;
      harness.setProcessingTime(wallMillis);
    }
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<String> said() {
    List<String> said = new ArrayList<>();
    if (harness.getSideOutput(HealthFunction.SYMPTOMS) != null) {
      for (StreamRecord<Symptom> symptom : harness.getSideOutput(HealthFunction.SYMPTOMS)) {
        said.add(Day.words(symptom.getValue()));
      }
    }
    return said;
  }

  List<String> states() {
    return harness.extractOutputValues().stream()
        .map(c -> Day.clock(c.timeMillis()) + " " + c.unit() + " " + c.name() + " " + c.state())
        .toList();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers() + harness.numProcessingTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
