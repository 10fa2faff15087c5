package io.fenghuo.match;

import io.fenghuo.rule.live.EffectiveRule;
import io.fenghuo.time.Mode;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules at work in one subtask, found by id and by what they read. */
final class RuleRunners {

  private static final Logger LOG = LoggerFactory.getLogger(RuleRunners.class);

  /** Flink forgets no metric while a job runs, so beyond so many ids they share one. */
  private static final int MAX_MEASURED = 5_000;

  private static final String OTHERS = "others";

  private final Mode mode;
  private final int maxOpen;
  private final RuntimeContext context;
  private final TypeSerializer<Signal> signals;
  private final ConditionPool pool = new ConditionPool();
  private final ThreadClock clock;
  private final Map<String, RuleMetrics> metrics = new HashMap<>();
  private final Map<String, Map<Object, Readers>> bySubject = new HashMap<>();
  private final Map<String, Message> unfit = new TreeMap<>();
  private Map<String, RuleRunner> byId = new HashMap<>();
  private Map<String, List<RuleRunner>> byShape = new HashMap<>();

  RuleRunners(Mode mode, int maxOpen, RuntimeContext context, ThreadClock clock) {
    this.mode = mode;
    this.maxOpen = maxOpen;
    this.context = context;
    this.clock = clock;
    this.signals = context.createSerializer(TypeInformation.of(Signal.class));
  }

  /** These are in force now. Those that ran before run on as they were. */
  void run(List<EffectiveRule> rules) {
    Map<String, RuleRunner> before = byId;
    byId = new HashMap<>();
    byShape = new HashMap<>();
    bySubject.clear();
    unfit.clear();
    for (EffectiveRule live : rules) {
      RuleRunner known = before.get(live.rule().id());
      RuleRunner runner = known != null && known.runs(live) ? known : make(live);
      if (runner != null) {
        byId.put(live.rule().id(), runner);
        byShape
            .computeIfAbsent(KeyShape.of(live.rule()).name(), s -> new ArrayList<>())
            .add(runner);
      }
    }
  }

  /** The rule of that id; null where none runs. */
  RuleRunner get(String ruleId) {
    return byId.get(ruleId);
  }

  /**
   * The rules that a signal may concern.
   *
   * @param open ids of the rules that have something open on its key
   */
  List<RuleRunner> concernedBy(Signal signal, Iterable<String> open) {
    return readers(signal).index().concernedBy(signal, open);
  }

  /** Whether a rule that waits for the watermark reads the signal. */
  boolean isAwaited(Signal signal) {
    return readers(signal).isAwaited();
  }

  private Readers readers(Signal signal) {
    String shape = KeyShape.nameIn(signal.key());
    return bySubject
        .computeIfAbsent(shape, s -> new HashMap<>())
        .computeIfAbsent(signal.subject(), s -> Readers.of(byShape.get(shape), signal));
  }

  /** Rules that an operator sent and that cannot run, with the reason. */
  Map<String, Message> unfit() {
    return unfit;
  }

  private RuleRunner make(EffectiveRule live) {
    String id = live.rule().id();
    try {
      return new RuleRunner(
          live, mode, maxOpen, pool, signals, metricsOf(id), new RuleBudget(clock));
    } catch (RuntimeException e) {
      if (live.isOfFiles()) {
        throw e;
      }
      // The desk has tried it out; another version of the job may still not be able to run it.
      LOG.warn("A changed rule cannot run and is not evaluated ruleId={}", id, e);
      unfit.put(id, EffectiveRule.CANNOT_RUN);
      return null;
    }
  }

  private RuleMetrics metricsOf(String id) {
    String name = metrics.containsKey(id) || metrics.size() < MAX_MEASURED ? id : OTHERS;
    return metrics.computeIfAbsent(name, n -> new RuleMetrics(context.getMetricGroup(), n));
  }

  /** Who reads signals of one subject under one key shape. */
  private record Readers(RuleIndex<RuleRunner> index, boolean isAwaited) {

    static Readers of(List<RuleRunner> runners, Signal signal) {
      List<RuleRunner> readers =
          runners == null ? List.of() : runners.stream().filter(r -> r.reads(signal)).toList();
      return new Readers(
          new RuleIndex<>(readers, signal), readers.stream().anyMatch(RuleRunner::waits));
    }
  }
}
