package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.testing.OperatorMetrics;
import io.fenghuo.time.Mode;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Router and function one behind the other, as the pipeline puts them. */
final class MeasureHarness implements AutoCloseable {

  /** The instant from which {@link #told} counts: 2026-11-11T00:00:00Z. */
  private static final long T0 = 1_794_355_200_000L;

  private final OperatorMetrics metrics = new OperatorMetrics();
  private final OneInputStreamOperatorTestHarness<Event, Reading> router;
  private final KeyedOneInputStreamOperatorTestHarness<String, Reading, Symptom> function;

  private MeasureHarness(Mode mode, MeasureSet measures, OperatorSubtaskState state)
      throws Exception {
    router =
        new OneInputStreamOperatorTestHarness<>(
            new StreamFlatMap<>(new MeasureRouter(measures)), metrics.environment());
    router.open();
    function =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new MeasureFunction(measures, mode)),
            Reading::key,
            Types.STRING,
            metrics.environment());
    if (state != null) {
      function.initializeState(state);
    }
    function.open();
  }

  static MeasureHarness of(Mode mode, MeasureSet measures) throws Exception {
    return new MeasureHarness(mode, measures, null);
  }

  static MeasureHarness restored(Mode mode, MeasureSet measures, OperatorSubtaskState state)
      throws Exception {
    return new MeasureHarness(mode, measures, state);
  }

  void send(Event event) throws Exception {
    for (Reading reading : route(event)) {
      function.processElement(reading, event.timeMillis());
    }
  }

  List<Reading> route(Event event) throws Exception {
    router.processElement(event, event.timeMillis());
    List<Reading> readings = router.extractOutputValues();
    router.getOutput().clear();
    return readings;
  }

  void watermark(long timeMillis) throws Exception {
    function.processWatermark(timeMillis);
  }

  OperatorSubtaskState snapshot() throws Exception {
    return function.snapshot(1, 1);
  }

  List<Symptom> symptoms() {
    return function.extractOutputValues();
  }

  /** What was told of figures beyond their lines. */
  List<String> steps() {
    var steps = function.getSideOutput(MeasureFunction.STEPS);
    return steps == null
        ? List.of()
        : steps.stream().map(record -> sentence(record.getValue())).toList();
  }

  /** The symptoms, each as one sentence. */
  List<String> told() {
    return symptoms().stream().map(MeasureHarness::sentence).toList();
  }

  private static String sentence(Symptom symptom) {
    return "%s/%s %s at +%d ms: %s of %s by %s"
        .formatted(
            symptom.measureId(),
            symptom.line(),
            symptom.edge(),
            symptom.timeMillis() - T0,
            symptom.numerator(),
            symptom.denominator(),
            symptom.completedBy() == null ? "time" : symptom.completedBy().eventId());
  }

  long counter(String name) {
    return metrics.number(name);
  }

  int timers() {
    return function.numEventTimeTimers();
  }

  void assertEmpty() {
    assertThat(function.numKeyedStateEntries()).isZero();
    assertThat(function.numEventTimeTimers()).isZero();
  }

  @Override
  public void close() {
    try {
      router.close();
      function.close();
    } catch (Exception e) {
      throw new IllegalStateException("the harness cannot be closed", e);
    }
  }
}
