package io.fenghuo.respond;

import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.util.Comparator;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Remembers of each customer the tier, the last feeling and the last wait, because the event by
 * which a customer is affected seldom tells them. Every sign that names a reason goes on at once,
 * with what is known; the others are only remembered.
 *
 * <p>A customer is forgotten after half an hour of event time without a sign. Live, what a slower
 * topic tells later is not known yet; then the directive has the row of an unknown tier, or the
 * words for no feeling in particular.
 */
public final class CustomerFunction extends KeyedProcessFunction<String, CustomerSign, CustomerSign>
    implements CheckpointedFunction {

  static final long FORGET_AFTER_MILLIS = 1_800_000;

  private static final Comparator<CustomerSign> BY_ORIGIN =
      Comparator.comparing(sign -> sign.event().origin());

  private final Mode mode;

  private transient ValueState<CustomerTraits> traits;
  private transient EventTimeBuffer<CustomerSign> buffer;

  public CustomerFunction(Mode mode) {
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    KeyedStateStore state = context.getKeyedStateStore();
    traits =
        state.getState(
            new ValueStateDescriptor<>("traits", TypeInformation.of(CustomerTraits.class)));
    buffer =
        new EventTimeBuffer<>(state, "held", TypeInformation.of(CustomerSign.class), BY_ORIGIN);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All of it is keyed state, which Flink keeps.
  }

  @Override
  public void processElement(CustomerSign sign, Context context, Collector<CustomerSign> out)
      throws Exception {
    switch (mode) {
      case LIVE -> handle(sign, context.timerService(), out);
      case REPLAY -> buffer.hold(sign, sign.timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<CustomerSign> out)
      throws Exception {
    for (CustomerSign sign : buffer.release(timeMillis)) {
      handle(sign, context.timerService(), out);
    }
    CustomerTraits known = traits.value();
    if (known == null || known.timerMillis() != timeMillis) {
      return;
    }
    if (known.lastMillis() + FORGET_AFTER_MILLIS <= timeMillis) {
      traits.clear();
    } else {
      remember(known.withTimer(0), context.timerService());
    }
  }

  private void handle(CustomerSign sign, TimerService timers, Collector<CustomerSign> out)
      throws Exception {
    CustomerTraits known = traits.value();
    if (known != null && sign.timeMillis() > known.lastMillis() + FORGET_AFTER_MILLIS) {
      // Over already, though the watermark has not come so far.
      timers.deleteEventTimeTimer(known.timerMillis());
      known = null;
    }
    CustomerTraits now = (known == null ? CustomerTraits.UNKNOWN : known).with(sign);
    remember(now, timers);
    if (sign.reason() != null) {
      out.collect(sign.with(now));
    }
  }

  /** One timer a customer: it is set anew when it fires early, not with every sign. */
  private void remember(CustomerTraits now, TimerService timers) throws Exception {
    CustomerTraits kept = now;
    if (kept.timerMillis() == 0) {
      kept = kept.withTimer(kept.lastMillis() + FORGET_AFTER_MILLIS);
      timers.registerEventTimeTimer(kept.timerMillis());
    }
    traits.update(kept);
  }
}
