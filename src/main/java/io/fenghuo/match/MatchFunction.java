package io.fenghuo.match;

import io.fenghuo.condition.OverBudgetException;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.Applied;
import io.fenghuo.rule.live.RuleBook;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleTransition;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the matches of every rule, each rule's apart from the others', for the signals of one key.
 *
 * <p>A finding is told once for each match: in {@link Mode#LIVE} by the signal that completes it,
 * on its arrival; an absence, and a time-out, when a newer signal or the watermark has passed its
 * end. Rules that say {@code order: event-time}, and in {@link Mode#REPLAY} all rules, take their
 * signals by time once the watermark has passed them. A rule sees only what one of its stages
 * reads: {@code next} means the next of those. What a shadow rule finds goes to {@link
 * #SHADOW_FINDINGS}.
 *
 * <p>Rules change while it runs: a change acts from the next signal on, a scheduled one from the
 * first whose time, or timer, is at or after its own. A rule of the same shape goes on with what is
 * open. Where a change begins afresh or ends a rule, what the rule had open is dropped on all keys
 * at once; of a scheduled change key by key, at the key's next signal for the rule or the next
 * timer that was set for it, and it is never matched again.
 *
 * <p>Kept per key: what each rule has {@link Open open}, and the signals held until the watermark;
 * both are gone when {@code within} has passed. One event-time timer a key ends what is open,
 * beside those of the held signals; one whose rule is gone finds nothing. Kept per subtask: the
 * rules as operators have changed them.
 *
 * <p>A rule that passes its {@link RuleBudget}, or whose condition passes its own, is suspended:
 * told as SUSPENDED and evaluated no more, here and through restores, until an operator changes it.
 *
 * <p>Missed: drills' events, which no router sends; in order of arrival, what the sources' skew
 * turns round, and an absence that a newer signal has concluded before the awaited one arrived.
 * Rules to which that matters say {@code order: event-time}. A match whose signals came out of
 * order and lie {@code within} or more apart by their own times is none.
 */
public final class MatchFunction
    extends KeyedBroadcastProcessFunction<String, Signal, RuleChange, Finding>
    implements CheckpointedFunction {

  /**
   * How many open matches a rule may have on one key; {@link NfaMatcher#MAX_OPEN} where its pattern
   * is no {@linkplain LinearPlan chain}.
   */
  public static final int DEFAULT_MAX_OPEN_MATCHES = 100_000;

  /** The name under which it tells of the changes that it has taken; its uid in the job. */
  public static final String STATION = "match";

  /** What is said of rules. */
  public static final OutputTag<RuleNews> NEWS =
      new OutputTag<>("rule-news", TypeInformation.of(RuleNews.class));

  /** What shadow rules find. */
  public static final OutputTag<Finding> SHADOW_FINDINGS =
      new OutputTag<>("shadow-findings", TypeInformation.of(Finding.class));

  /** In event time: a rule's overload is told again no sooner. */
  private static final long OVERLOAD_MILLIS = 600_000;

  private static final Logger LOG = LoggerFactory.getLogger(MatchFunction.class);

  private final RuleSet files;
  private final DefinitionCatalog measures;
  private final Mode mode;
  private final int maxOpenMatches;
  private final SerializableSupplier<ThreadClock> clocks;

  private transient BroadcastRuleBook state;
  private transient RuleBook book;
  private transient RuleRunners runners;
  private transient MapStateDescriptor<String, Open> opensDescriptor;
  private transient MapStateDescriptor<Long, List<Signal>> heldDescriptor;
  private transient MapState<String, Open> opens;
  private transient EventTimeBuffer<Signal> held;
  private transient KeyTimer timer;
  private transient long newestMillis;
  private transient long timerMillis;
  private transient boolean hasToldUnfit;
  private transient Suspensions suspensions;

  public MatchFunction(RuleSet files, DefinitionCatalog measures, Mode mode) {
    this(files, measures, mode, DEFAULT_MAX_OPEN_MATCHES);
  }

  /**
   * @param files the rules the job begins with
   * @param measures what changed rules may refer to
   */
  public MatchFunction(RuleSet files, DefinitionCatalog measures, Mode mode, int maxOpenMatches) {
    this(files, measures, mode, maxOpenMatches, ThreadClock::ofThisThread);
  }

  /**
   * @param clocks gives the clock of the thread that asks, for the rules' budgets
   */
  MatchFunction(
      RuleSet files,
      DefinitionCatalog measures,
      Mode mode,
      int maxOpenMatches,
      SerializableSupplier<ThreadClock> clocks) {
    if (maxOpenMatches < 1) {
      throw new IllegalArgumentException("maxOpenMatches must be positive, got " + maxOpenMatches);
    }
    this.files = files;
    this.measures = measures;
    this.mode = mode;
    this.maxOpenMatches = maxOpenMatches;
    this.clocks = clocks;
  }

  /**
   * Makes of a rule what would run it.
   *
   * @throws RuntimeException saying why it cannot run
   */
  public static void tryOut(Rule rule) {
    PatternCompiler.compile(rule);
    new FindingWriter(rule, () -> {});
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    RuntimeContext runtime = getRuntimeContext();
    newestMillis = Long.MIN_VALUE;
    timerMillis = Long.MIN_VALUE;
    state = new BroadcastRuleBook(files, measures, context);
    book = state.book();
    runners = new RuleRunners(mode, maxOpenMatches, runtime, clocks.get());
    runners.run(book.inForce());
    suspensions = new Suspensions(context.getOperatorStateStore());
    runtime.getMetricGroup().gauge("rulesSuspended", suspensions::count);
    KeyedStateStore keyed = context.getKeyedStateStore();
    TypeInformation<Signal> signals = TypeInformation.of(Signal.class);
    opensDescriptor =
        new MapStateDescriptor<>(
            "open",
            StringSerializer.INSTANCE,
            new OpenSerializer(runtime.createSerializer(signals)));
    opens = keyed.getMapState(opensDescriptor);
    heldDescriptor = EventTimeBuffer.descriptor("held-signals", signals);
    held = new EventTimeBuffer<>(keyed, heldDescriptor, Signal.TIE_BREAK);
    timer = new KeyTimer(keyed, held);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.save();
    suspensions.save();
  }

  @Override
  public void processElement(Signal signal, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    see(signal.timeMillis(), context);
    if (!hasToldUnfit) {
      hasToldUnfit = true;
      tellUnfit(id -> true, news -> context.output(NEWS, news));
    }
    take(signal, false, context, out);
    if (runners.isAwaited(signal)) {
      held.hold(signal, signal.timeMillis(), context.timerService());
    }
  }

  /**
   * @param isReleased whether it was held for the rules that wait, or has just arrived for the
   *     others
   */
  private void take(
      Signal signal, boolean isReleased, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    Iterable<String> open = opens.isEmpty() ? List.of() : opens.keys();
    for (RuleRunner runner : runners.concernedBy(signal, open)) {
      if (runner.waits() == isReleased) {
        TimerService timers = context.timerService();
        run(
            runner,
            context,
            () -> runner.onSignal(signal, opens, timer, timers, to(runner, context, out)));
        tellOfOverload(runner, context);
      }
    }
  }

  /** What one rule does for one signal, or moment. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  /** Has a rule do its work, unless it has been suspended, and within its budget. */
  private void run(RuleRunner runner, ReadOnlyContext context, Work work) throws Exception {
    if (suspensions.has(runner.rule())) {
      opens.remove(runner.rule().id());
      return;
    }
    boolean isTimed = mode == Mode.LIVE;
    try {
      if (isTimed) {
        runner.budget().begin();
      }
      work.run();
      if (isTimed) {
        runner.budget().spend();
      }
    } catch (StackOverflowError e) {
      suspend(runner, new OverBudgetException(Message.of("over-budget.nesting")), context);
    } catch (Exception e) {
      OverBudgetException overBudget = OverBudgetException.behind(e);
      if (overBudget == null) {
        throw e;
      }
      suspend(runner, overBudget, context);
    }
  }

  private void suspend(RuleRunner runner, OverBudgetException why, ReadOnlyContext context)
      throws Exception {
    Rule rule = runner.rule();
    LOG.warn(
        "A rule has passed its budget and is evaluated no more ruleId={} reason={}",
        rule.id(),
        why.getMessage());
    suspensions.add(rule);
    opens.remove(rule.id());
    long now = Math.max(newestMillis, timerMillis);
    context.output(
        NEWS,
        RuleNews.of(
            RuleStatus.suspended(
                rule.id(),
                rule.version(),
                rule.hash(),
                subtask(),
                LocalizedText.of(why.what()),
                now)));
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    timerMillis = Math.max(timerMillis, timeMillis);
    promote();
    timer.fired(timeMillis);
    TimerService timers = context.timerService();
    for (Signal signal : held.release(timeMillis)) {
      take(signal, true, context, out);
    }
    // Sorted, for the order of a state's entries is not kept by a restore.
    Set<String> ids = new TreeSet<>();
    opens.keys().forEach(ids::add);
    for (String id : ids) {
      RuleRunner runner = runners.get(id);
      if (runner == null) {
        opens.remove(id);
      } else {
        run(
            runner,
            context,
            () -> runner.onTime(timeMillis, opens, timer, timers, to(runner, context, out)));
      }
    }
  }

  @Override
  public void processBroadcastElement(RuleChange change, Context context, Collector<Finding> out)
      throws Exception {
    long watermark = context.currentWatermark();
    if (watermark < Long.MAX_VALUE) {
      timerMillis = Math.max(timerMillis, watermark);
    }
    suspensions.lift(change.ruleId());
    List<RuleTransition> transitions = book.put(change, this::nowFor);
    runners.run(book.inForce());
    for (RuleTransition transition : transitions) {
      if (transition.leavesState()) {
        forget(transition.before().rule(), context);
      }
    }
    context.output(NEWS, RuleNews.of(applied(change, false)));
    if (subtask() == 0) {
      tellUnfit(change.ruleId()::equals, news -> context.output(NEWS, news));
    }
  }

  /** Drops what a rule has left, on every key. */
  private void forget(Rule rule, Context context) throws Exception {
    context.applyToKeyedState(
        opensDescriptor,
        (key, kept) -> {
          kept.remove(rule.id());
          if (kept.isEmpty()) {
            timer.forget();
          }
        });
    if (RuleRunner.waits(rule, mode)) {
      context.applyToKeyedState(
          heldDescriptor, (key, kept) -> EventTimeBuffer.retain(kept, runners::isAwaited));
    }
  }

  private Applied applied(RuleChange change, boolean hasBegun) {
    return new Applied(
        change.ruleId(),
        change.revision(),
        STATION,
        subtask(),
        getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
        book.warmUntilMillis(change),
        hasBegun);
  }

  private void see(long timeMillis, ReadOnlyContext context) throws Exception {
    if (newestMillis == Long.MIN_VALUE) {
      for (RuleChange change : book.begin(timeMillis)) {
        context.output(NEWS, RuleNews.of(applied(change, true)));
      }
      runners.run(book.inForce());
    }
    newestMillis = Math.max(newestMillis, timeMillis);
    promote();
  }

  private void promote() throws Exception {
    if (Math.max(newestMillis, timerMillis) >= book.nextDueMillis()
        && !book.promote(this::nowFor).isEmpty()) {
      runners.run(book.inForce());
    }
  }

  /** A rule that waits for the watermark has come no further than that. */
  private long nowFor(Rule rule) {
    return rule != null && RuleRunner.waits(rule, mode)
        ? timerMillis
        : Math.max(newestMillis, timerMillis);
  }

  private static Consumer<Finding> to(
      RuleRunner runner, ReadOnlyContext context, Collector<Finding> out) {
    return runner.isShadow() ? finding -> context.output(SHADOW_FINDINGS, finding) : out::collect;
  }

  private void tellOfOverload(RuleRunner runner, ReadOnlyContext context) {
    long now = Math.max(newestMillis, timerMillis);
    if (runner.metrics().tellsOfOverload(now, OVERLOAD_MILLIS)) {
      Rule rule = runner.rule();
      context.output(
          NEWS,
          RuleNews.of(
              RuleStatus.overloaded(rule.id(), rule.version(), rule.hash(), subtask(), now)));
    }
  }

  /** Rules that can run no more, as after a restore without their measure. */
  private void tellUnfit(Predicate<String> ids, Consumer<RuleNews> out) {
    Map<String, List<Message>> unfit = new TreeMap<>(book.unreadable());
    runners.unfit().forEach((id, why) -> unfit.put(id, List.of(why)));
    long now = Math.max(newestMillis, timerMillis);
    unfit.forEach(
        (id, why) -> {
          if (ids.test(id)) {
            out.accept(RuleNews.of(RuleStatus.unfit(id, why, now)));
          }
        });
  }

  private int subtask() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
  }
}
