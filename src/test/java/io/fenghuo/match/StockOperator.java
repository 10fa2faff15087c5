package io.fenghuo.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.GroupPattern;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.OutputTag;

/**
 * flink-cep's own operator on a test harness: the reference of what a pattern finds. A watermark
 * comes with every second, because it looks at what is out of time only when one comes, and what it
 * then looks at together it takes for simultaneous.
 */
final class StockOperator {

  /** Longer than any pattern may take. */
  private static final int LONGEST_SECONDS = 20;

  private static final OutputTag<String> TIMED_OUT = new OutputTag<>("timed-out", Types.STRING);

  /**
   * What it found, each as text: stages with their events, in the order of the texts.
   *
   * @param timedOut what was not complete in time, each once
   */
  record Found(List<String> matches, List<String> timedOut) {}

  private StockOperator() {}

  /** The matches of signals in order. */
  static List<String> match(
      Pattern<Signal, Signal> pattern, AfterMatchSkipStrategy skip, List<Signal> signals)
      throws Exception {
    return find(pattern, skip, signals, null).matches();
  }

  /**
   * The matches of signals in order, and what was not complete in time.
   *
   * @param timeoutAfter the stage that what was not complete must have reached; null where it is
   *     not asked for
   */
  static Found find(
      Pattern<Signal, Signal> pattern,
      AfterMatchSkipStrategy skip,
      List<Signal> signals,
      String timeoutAfter)
      throws Exception {
    CepOperator<Signal, String, String> operator =
        new CepOperator<>(
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl()),
            false,
            InstantiationUtil.clone(NFACompiler.compileFactory(pattern, timeoutAfter != null)),
            null,
            skip,
            new Write(timeoutAfter),
            null);
    KeyedOneInputStreamOperatorTestHarness<String, Signal, String> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(operator, Signal::key, Types.STRING);
    try {
      harness.open();
      Set<String> keys = new TreeSet<>();
      long second = signals.isEmpty() ? 0 : signals.get(0).timeMillis();
      for (Signal signal : signals) {
        for (; second < signal.timeMillis(); second += 1_000) {
          pass(second, harness, operator, keys);
        }
        if (hasTimesBetweenStages(pattern)) {
          keys.add(signal.key());
        }
        harness.processElement(signal, signal.timeMillis());
      }
      for (int i = 0; i <= LONGEST_SECONDS; i++, second += 1_000) {
        pass(second, harness, operator, keys);
      }
      harness.processWatermark(Long.MAX_VALUE);
      List<String> timedOut = new ArrayList<>();
      if (harness.getSideOutput(TIMED_OUT) != null) {
        timedOut.addAll(
            new TreeSet<>(
                harness.getSideOutput(TIMED_OUT).stream().map(StreamRecord::getValue).toList()));
      }
      return new Found(harness.extractOutputValues().stream().sorted().toList(), timedOut);
    } finally {
      harness.close();
    }
  }

  private static boolean hasTimesBetweenStages(Pattern<?, ?> pattern) {
    for (Pattern<?, ?> each = pattern; each != null; each = each.getPrevious()) {
      if (each.getWindowSize(WithinType.PREVIOUS_AND_CURRENT).isPresent()
          || each instanceof GroupPattern<?, ?> group
              && hasTimesBetweenStages(group.getRawPattern())) {
        return true;
      }
    }
    return false;
  }

  /** It has timers for the whole of a pattern only; so for times between stages it is woken. */
  private static void pass(
      long second,
      KeyedOneInputStreamOperatorTestHarness<String, Signal, String> harness,
      CepOperator<Signal, String, String> operator,
      Set<String> keys)
      throws Exception {
    harness.processWatermark(second);
    for (String key : keys) {
      operator.setCurrentKey(key);
      operator.onEventTime(new TimerHeapInternalTimer<>(second, key, VoidNamespace.INSTANCE));
    }
  }

  private static String text(Map<String, List<Signal>> match) {
    StringBuilder text = new StringBuilder();
    match.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            stage -> {
              text.append(stage.getKey()).append(':');
              stage.getValue().forEach(s -> text.append(' ').append(s.event().eventId()));
              text.append("; ");
            });
    return text.toString();
  }

  private static final class Write extends PatternProcessFunction<Signal, String>
      implements TimedOutPartialMatchHandler<Signal> {

    private final String timeoutAfter;

    Write(String timeoutAfter) {
      this.timeoutAfter = timeoutAfter;
    }

    @Override
    public void processMatch(
        Map<String, List<Signal>> match, Context context, Collector<String> out) {
      out.collect(text(match));
    }

    @Override
    public void processTimedOutMatch(Map<String, List<Signal>> match, Context context) {
      if (match.containsKey(timeoutAfter)) {
        context.output(TIMED_OUT, text(match));
      }
    }
  }
}
