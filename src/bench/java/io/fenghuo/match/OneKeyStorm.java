package io.fenghuo.match;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;

/**
 * A storm on one key: every event opens a match and none closes one. How many events a second the
 * match station takes with so many matches open in its window, beside flink-cep's own operator on
 * the same signals; and how long other keys' signals take meanwhile. Both run as the operator on a
 * test harness with the heap state backend, on one thread, without network or Kafka.
 *
 * <p>One event a millisecond of event time, so that a window of so many milliseconds holds so many
 * open matches: each event opens one and one runs out. Every hundredth event is another key's.
 */
public final class OneKeyStorm {

  private static final int[] OPEN = {1_000, 4_000, 16_000, 64_000};
  private static final String STOCK = "flink-cep";
  private static final int STOCK_MOST = 4_000;
  private static final int MOST_EVENTS = 100_000;
  private static final long MOST_NANOS = 10_000_000_000L;
  private static final int PROBE_EVERY = 100;
  private static final int WATERMARK_EVERY = 50;

  /** An operator on a harness. */
  private interface Operator extends AutoCloseable {
    void process(Signal signal) throws Exception;

    void watermark(long millis) throws Exception;
  }

  private OneKeyStorm() {}

  public static void main(String[] args) throws Exception {
    System.out.println(
        "| open matches | operator | events | events/s | other keys' signals: p50 µs | p99 µs |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (int round = 0; round < 2; round++) {
      boolean isWarmUp = round == 0;
      for (int open : OPEN) {
        RuleSet rules = rules(open);
        run(isWarmUp, open, "Fenghuo", ours(rules));
        if (open <= STOCK_MOST && !isWarmUp) {
          run(isWarmUp, open, STOCK, stock(rules.rules().get(0)));
        }
      }
      // No chain, and so on flink-cep's automaton, and capped there.
      run(isWarmUp, NfaMatcher.MAX_OPEN, "Fenghuo, a loop", ours(loop()));
      // None runs out: all of them are open at the end.
      run(isWarmUp, MOST_EVENTS, "Fenghuo", ours(rules(10 * MOST_EVENTS)));
    }
  }

  private static RuleSet rules(int withinMillis) {
    return Rules.set(
        Rules.rule(
                "storm",
                "stage: one, on: event BOT_FAILED",
                "stage: two, followed-by: event QUEUED")
            .key("[tenant, sessionId]")
            .within(withinMillis + "ms"));
  }

  private static RuleSet loop() {
    return Rules.set(
        Rules.rule(
                "storm",
                "stage: one, on: event BOT_FAILED, one-or-more: true",
                "stage: two, followed-by: event QUEUED")
            .key("[tenant, sessionId]")
            .within("1h"));
  }

  private static void run(boolean isWarmUp, int open, String name, Operator operator)
      throws Exception {
    try (operator) {
      Signal[] signals = signals(open == MOST_EVENTS ? MOST_EVENTS : open + MOST_EVENTS);
      int from = open == MOST_EVENTS ? 0 : open;
      long[] probes = new long[signals.length / PROBE_EVERY + 1];
      int probed = 0;
      int done = 0;
      for (int i = 0; i < from; i++) {
        operator.process(signals[i]);
      }
      operator.watermark(signals[from].timeMillis() - 1);
      long start = System.nanoTime();
      for (int i = from; i < signals.length; i++) {
        if (i % PROBE_EVERY == 0) {
          long before = System.nanoTime();
          operator.process(signals[i]);
          probes[probed++] = System.nanoTime() - before;
        } else {
          operator.process(signals[i]);
        }
        done++;
        if (i % WATERMARK_EVERY == 0) {
          operator.watermark(signals[i].timeMillis());
          if (System.nanoTime() - start > MOST_NANOS) {
            break;
          }
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Arrays.sort(probes, 0, probed);
      if (!isWarmUp) {
        System.out.printf(
            Locale.ROOT,
            "| %,d | %s | %,d | %,.0f | %s |%n",
            open,
            name,
            done,
            done / seconds,
            // The stock operator only lays a signal by, and works when the watermark comes.
            name.equals(STOCK)
                ? "– | –"
                : String.format(
                    Locale.ROOT,
                    "%.1f | %.1f",
                    probes[probed / 2] / 1e3,
                    probes[probed * 99 / 100] / 1e3));
      }
    }
  }

  private static Signal[] signals(int count) throws Exception {
    EventRouter router = new EventRouter(rules(1));
    Signal[] signals = new Signal[count];
    for (int i = 0; i < count; i++) {
      Event event =
          Events.at(Signals.START + i, EventKind.BOT_FAILED)
              .offset(i)
              .session(i % PROBE_EVERY == 0 ? "other-" + i : "storm")
              .build();
      List<Signal> routed = new ArrayList<>(1);
      router.flatMap(event, new ListCollector<>(routed));
      signals[i] = routed.get(0);
    }
    return signals;
  }

  private static Operator ours(RuleSet rules) throws Exception {
    MatchHarness harness = MatchHarness.open(rules, Mode.LIVE);
    return new Operator() {
      @Override
      public void process(Signal signal) throws Exception {
        harness.process(signal);
      }

      @Override
      public void watermark(long millis) throws Exception {
        harness.watermark(millis);
      }

      @Override
      public void close() {
        harness.close();
      }
    };
  }

  private static Operator stock(Rule rule) throws Exception {
    CepOperator<Signal, String, String> operator =
        new CepOperator<>(
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl()),
            false,
            InstantiationUtil.clone(
                NFACompiler.compileFactory(PatternCompiler.compile(rule), false)),
            null,
            PatternCompiler.skip(rule),
            new Name(),
            null);
    KeyedOneInputStreamOperatorTestHarness<String, Signal, String> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(operator, Signal::key, Types.STRING);
    harness.open();
    return new Operator() {
      @Override
      public void process(Signal signal) throws Exception {
        harness.processElement(signal, signal.timeMillis());
      }

      @Override
      public void watermark(long millis) throws Exception {
        harness.processWatermark(millis);
      }

      @Override
      public void close() throws Exception {
        harness.close();
      }
    };
  }

  private static final class Name extends PatternProcessFunction<Signal, String> {
    @Override
    public void processMatch(
        Map<String, List<Signal>> match, Context context, Collector<String> out) {
      out.collect("match");
    }
  }
}
