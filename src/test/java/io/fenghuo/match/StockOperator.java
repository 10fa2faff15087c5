package io.fenghuo.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;

/** flink-cep's own operator on a test harness: the reference of what a pattern finds. */
final class StockOperator {

  private StockOperator() {}

  /** The matches of signals in order, each as text: stages with their events. */
  static List<String> match(
      Pattern<Signal, Signal> pattern, AfterMatchSkipStrategy skip, List<Signal> signals)
      throws Exception {
    CepOperator<Signal, String, String> operator =
        new CepOperator<>(
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl()),
            false,
            InstantiationUtil.clone(NFACompiler.compileFactory(pattern, false)),
            null,
            skip,
            new Write(),
            null);
    List<String> matches;
    KeyedOneInputStreamOperatorTestHarness<String, Signal, String> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(operator, Signal::key, Types.STRING);
    try {
      harness.open();
      for (Signal signal : signals) {
        harness.processElement(signal, signal.timeMillis());
      }
      harness.processWatermark(Long.MAX_VALUE);
      matches = new ArrayList<>(harness.extractOutputValues());
    } finally {
      harness.close();
    }
    return matches.stream().sorted().toList();
  }

  private static final class Write extends PatternProcessFunction<Signal, String> {

    @Override
    public void processMatch(
        Map<String, List<Signal>> match, Context context, Collector<String> out) {
      StringBuilder text = new StringBuilder();
      match.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              stage -> {
                text.append(stage.getKey()).append(':');
                stage.getValue().forEach(s -> text.append(' ').append(s.event().eventId()));
                text.append("; ");
              });
      out.collect(text.toString());
    }
  }
}
