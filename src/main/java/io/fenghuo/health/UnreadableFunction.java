package io.fenghuo.health;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.measure.UnreadableShare;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Watches over which share of each topic's records can't be read; keyed by {@link Intake#topic}.
 *
 * <p>Finds: a topic of which at least {@value IntakeState#LEAST_UNREADABLE} records, and by the
 * lower bound of their share {@code health.unreadable-share}, were set aside of late. Fires: a
 * symptom of {@code unreadable-share} for each tenant whose records are on the topic, when the line
 * is crossed, and back below half of it. Live on arrival; in a replay when the watermark has passed
 * the bucket, and then all of a bucket together.
 *
 * <p>Forgets: a minute after an hour, a topic of which nothing came for {@code
 * health.forget-after}, with what was told of it. Misses: which of several tenants a record was
 * meant for. It reads no record that is late for unreadable.
 */
public final class UnreadableFunction extends KeyedProcessFunction<String, Intake, Symptom>
    implements CheckpointedFunction {

  private final double limit;
  private final long forgetAfterMillis;
  private final Mode mode;

  private transient ValueState<IntakeState> states;
  private transient EventTimeBuffer<Intake> buffer;

  public UnreadableFunction(HealthLimits limits, Mode mode) {
    this.limit = limits.unreadableShare();
    this.forgetAfterMillis = limits.forgetAfterMillis();
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    states =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("intake", TypeInformation.of(IntakeState.class)));
    buffer =
        new EventTimeBuffer<>(
            context.getKeyedStateStore(),
            "intakes",
            TypeInformation.of(Intake.class),
            Intake.ORDER);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All of it is keyed.
  }

  @Override
  public void processElement(Intake intake, Context context, Collector<Symptom> out)
      throws Exception {
    switch (mode) {
      case LIVE -> take(List.of(intake), context, out);
      case REPLAY -> buffer.hold(intake, intake.bucketMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Symptom> out)
      throws Exception {
    List<Intake> due = buffer.release(timeMillis);
    if (!due.isEmpty()) {
      take(due, context, out);
    }
    IntakeState state = states.value();
    if (state != null && timeMillis >= state.newestMillis() + forgetAfterMillis) {
      tell(state.told(), Edge.DOWN, 0, 0, timeMillis, context, out);
      states.clear();
    }
  }

  private void take(List<Intake> intakes, Context context, Collector<Symptom> out)
      throws Exception {
    IntakeState before = states.value();
    IntakeState state = before == null ? IntakeState.none() : before;
    for (Intake intake : intakes) {
      state = state.with(intake);
    }
    IntakeMinute judged = state.judged();
    long all = judged.readable() + judged.unreadable();
    double bound = UnreadableShare.bound(judged.unreadable(), all);
    long now = state.newestMillis() - 1;
    boolean isUp =
        state.told().isEmpty()
            ? judged.unreadable() >= IntakeState.LEAST_UNREADABLE && bound >= limit
            : bound >= limit / 2;
    // Who comes while it is up is told too, and then it is no longer nobody's.
    List<String> concerned = isUp ? state.concerned() : List.of();
    tell(without(state.told(), concerned), Edge.DOWN, judged.unreadable(), all, now, context, out);
    tell(without(concerned, state.told()), Edge.UP, judged.unreadable(), all, now, context, out);
    state = state.telling(concerned);
    if (before != null && before.newestMillis() != state.newestMillis()) {
      context.timerService().deleteEventTimeTimer(before.newestMillis() + forgetAfterMillis);
    }
    context.timerService().registerEventTimeTimer(state.newestMillis() + forgetAfterMillis);
    states.update(state);
  }

  private static List<String> without(List<String> all, List<String> others) {
    return all.stream().filter(each -> !others.contains(each)).toList();
  }

  private void tell(
      List<String> tenants,
      Edge edge,
      long unreadable,
      long all,
      long timeMillis,
      Context context,
      Collector<Symptom> out) {
    String topic = context.getCurrentKey();
    for (String tenant : tenants) {
      Scope scope = new Scope(tenant, null, null, null, null, topic, null, null, null, null, null);
      out.collect(UnreadableShare.crossing(edge, scope, limit, unreadable, all, timeMillis));
    }
  }
}
