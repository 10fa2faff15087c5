package io.fenghuo.measure;

import com.google.common.hash.Hashing;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.nio.charset.StandardCharsets;
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
 * Gives a mention without polarity that of its topic: the mean of the brand's latest mentions on it
 * that have one, {@link TopicMood}. Lists of hot searches say nothing of polarity, and a measure or
 * a rule on hostile mentions would not see them. Where nothing is known of the topic the mention
 * stays as it is: {@code !has(polarity)}. Keyed by {@link #key}.
 *
 * <p>Every event goes out once, at once when live, in order of time in replay. Forgets a topic when
 * its latest mention is {@link TopicMood#WINDOW_MILLIS} old. Misses what is said of a topic only
 * after it was listed, until the list is reported again. Drills neither teach nor are taught.
 */
public final class TopicMoodFunction extends KeyedProcessFunction<String, Event, Event>
    implements CheckpointedFunction {

  private static final List<Dimension> TOPIC =
      List.of(Dimension.TENANT, Dimension.BRAND, Dimension.TOPIC_ID);

  private final Mode mode;

  private transient ValueState<TopicMood> state;
  private transient EventTimeBuffer<Event> buffer;

  public TopicMoodFunction(Mode mode) {
    this.mode = mode;
  }

  /** The topic; what has none goes through anywhere. */
  public static String key(Event event) {
    return isOnTopic(event) ? Scope.of(event, TOPIC).orElseThrow().key() : event.eventId();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    state =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>("topic-mood", TypeInformation.of(TopicMood.class)));
    buffer =
        new EventTimeBuffer<>(
            context.getKeyedStateStore(),
            "mentions",
            TypeInformation.of(Event.class),
            Event.AT_EQUAL_TIME);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
    if (!isOnTopic(event)) {
      out.collect(event);
      return;
    }
    switch (mode) {
      case LIVE -> take(event, context, out);
      case REPLAY -> buffer.hold(event, event.timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Event> out)
      throws Exception {
    if (mode == Mode.REPLAY) {
      for (Event event : buffer.release(timeMillis)) {
        take(event, context, out);
      }
    }
    TopicMood mood = state.value();
    if (mood != null && mood.spentAtMillis() <= timeMillis) {
      state.clear();
    }
  }

  private void take(Event event, Context context, Collector<Event> out) throws Exception {
    TopicMood mood = state.value();
    Double polarity = event.mention().polarity();
    if (polarity == null) {
      out.collect(event.withPolarity(mood == null ? null : mood.at(event.timeMillis())));
      return;
    }
    long mention =
        Hashing.murmur3_128()
            .hashString(event.mention().mentionId(), StandardCharsets.UTF_8)
            .asLong();
    TopicMood next =
        (mood == null ? TopicMood.NONE : mood).with(mention, polarity, event.timeMillis());
    if (mood != null) {
      context.timerService().deleteEventTimeTimer(mood.spentAtMillis());
    }
    context.timerService().registerEventTimeTimer(next.spentAtMillis());
    state.update(next);
    out.collect(event);
  }

  private static boolean isOnTopic(Event event) {
    return event.kind() == EventKind.MENTION
        && event.mention().topicId() != null
        && !event.isDrill();
  }
}
