package io.fenghuo.match;

import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.time.Mode;
import io.fenghuo.time.RunOn;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Runs a {@link MatchFunction}, and keeps its time going where all input is silent: an absence or a
 * time-out is told when it is due, though nobody says anything more.
 *
 * <p>Live, its event time goes on with the wall clock while every partition of every input is idle,
 * which they are only once they are read to their end. Any record stops that. It goes on at the
 * watermark, so at {@code input.max-disorder} behind the input, and begins {@code input.idle-after}
 * after the last record. It stands still while the brokers do not answer, for then silence means
 * nothing. A replay has no wall: its absences are due where its input's time passes them.
 *
 * <p>Kept: the last watermark, so that a job that is restored into silence goes on from there.
 */
public final class MatchOperator
    extends CoBroadcastWithKeyedOperator<String, Signal, RuleChange, Finding> {

  private static final long serialVersionUID = 1;

  private static final long TICK_MILLIS = 250;

  private final Mode mode;
  private final double clockRate;
  private final SerializableSupplier<Boolean> isAnswered;

  private transient RunOn runOn;
  private transient ListState<Long> saved;
  private transient long reachedMillis;
  private transient long ofInputMillis;

  /**
   * @param clockRate how many times faster than the wall the input's time runs
   * @param isAnswered whether the brokers that this process reads from are heard of
   */
  public MatchOperator(
      MatchFunction function,
      Mode mode,
      double clockRate,
      SerializableSupplier<Boolean> isAnswered) {
    super(function, List.of(BroadcastRuleBook.DESCRIPTOR));
    this.mode = mode;
    this.clockRate = clockRate;
    this.isAnswered = isAnswered;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    runOn = new RunOn(clockRate, TICK_MILLIS);
    reachedMillis = RunOn.UNKNOWN;
    ofInputMillis = RunOn.UNKNOWN;
    saved =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
    for (Long watermark : saved.get()) {
      ofInputMillis = Math.max(ofInputMillis, watermark);
    }
    if (ofInputMillis != RunOn.UNKNOWN) {
      runOn.watermark(ofInputMillis);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (mode == Mode.LIVE) {
      tickLater();
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    saved.clear();
    boolean isDrained = reachedMillis == Watermark.MAX_WATERMARK.getTimestamp();
    long known = isDrained ? ofInputMillis : Math.max(reachedMillis, ofInputMillis);
    if (known != RunOn.UNKNOWN) {
      saved.add(known);
    }
  }

  /** One of the input. Where time has gone on beyond it, it changes nothing. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    // The end of time says that the input is drained, and not what time it is.
    if (!mark.equals(Watermark.MAX_WATERMARK)) {
      ofInputMillis = mark.getTimestamp();
      runOn.watermark(ofInputMillis);
    }
    reach(mark);
  }

  private void reach(Watermark mark) throws Exception {
    if (mark.getTimestamp() > reachedMillis) {
      reachedMillis = mark.getTimestamp();
      super.processWatermark(mark);
    }
  }

  private void tickLater() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    getProcessingTimeService().registerTimer(now + TICK_MILLIS, this::tick);
  }

  private void tick(long dueMillis) throws Exception {
    long nowMillis = runOn.at(getProcessingTimeService().getCurrentProcessingTime());
    if (combinedWatermark.isIdle() && nowMillis > reachedMillis && isAnswered.get()) {
      // Who is idle has no say in the time of those behind.
      output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
      reach(new Watermark(nowMillis));
    }
    tickLater();
  }
}
