package io.fenghuo.match;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.event.Event;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.Applied;
import io.fenghuo.rule.live.RuleBook;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleEntry;
import io.fenghuo.rule.live.RuleNews;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A router whose rules change while it runs. It sends for the rules in force and for those that are
 * scheduled, so that none of them lacks a signal when its time comes; what a rule no longer reads
 * is sent until the watermark has passed that time, for rules in event-time order come to it late.
 *
 * <p>Kept: the rules as operators have changed them. It tells of each change that it has taken.
 */
public abstract class RuleRouter<T> extends BroadcastProcessFunction<T, RuleChange, Signal>
    implements CheckpointedFunction {

  private final String station;
  private final RuleSet files;
  private final DefinitionCatalog measures;

  private transient BroadcastRuleBook state;
  private transient RuleBook book;
  private transient FlatMapFunction<T, Signal> routing;

  private RuleRouter(String station, RuleSet files, DefinitionCatalog measures) {
    this.station = station;
    this.files = files;
    this.measures = measures;
  }

  abstract FlatMapFunction<T, Signal> routing(RuleSet rules);

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    state = new BroadcastRuleBook(files, measures, context);
    book = state.book();
    refresh();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.save();
  }

  @Override
  public void processElement(T element, ReadOnlyContext context, Collector<Signal> out)
      throws Exception {
    long watermark = context.currentWatermark();
    if (watermark >= book.nextDueMillis()) {
      book.promote(rule -> watermark);
      refresh();
    }
    routing.flatMap(element, out);
  }

  @Override
  public void processBroadcastElement(RuleChange change, Context context, Collector<Signal> out) {
    long watermark = context.currentWatermark();
    book.put(change, rule -> watermark);
    refresh();
    context.output(
        MatchFunction.NEWS,
        RuleNews.of(
            new Applied(
                change.ruleId(),
                change.revision(),
                station,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                RuleEntry.NEVER_WARMED,
                false)));
  }

  private void refresh() {
    routing = routing(RuleSet.of(book.wanted()));
  }

  /** Routes events. */
  public static final class OfEvents extends RuleRouter<Event> {

    /**
     * @param station uid of the operator
     */
    public OfEvents(String station, RuleSet files, DefinitionCatalog measures) {
      super(station, files, measures);
    }

    @Override
    FlatMapFunction<Event, Signal> routing(RuleSet rules) {
      return new EventRouter(rules);
    }
  }

  /** Routes symptoms. */
  public static final class OfSymptoms extends RuleRouter<Symptom> {

    /**
     * @param station uid of the operator
     */
    public OfSymptoms(String station, RuleSet files, DefinitionCatalog measures) {
      super(station, files, measures);
    }

    @Override
    FlatMapFunction<Symptom, Signal> routing(RuleSet rules) {
      return new SymptomRouter(rules);
    }
  }
}
