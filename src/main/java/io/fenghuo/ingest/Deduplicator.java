package io.fenghuo.ingest;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.Event;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets each event pass once: one that repeats the {@code eventId} of another of its source, within
 * {@code input.deduplicate} of its time, is counted and goes no further, on whichever partitions
 * the two came. Live the one that comes first passes; in a replay, the one of the earlier time or
 * address. An event that is late has become a dead letter before, and is neither counted here nor
 * remembered.
 *
 * <p>Keyed by a bucket, of which there are {@value EventIdentity#BUCKETS}, so that repeated records
 * meet. What it remembers lies in memory, by bucket, and is written into keyed state with a
 * snapshot and not with an event: of each bucket what has changed since the last. It is forgotten
 * by the watermark, between one and one and a half spans behind the event's time, and beyond
 * {@value #MAX_IDS_OF_BUCKET} ids in a bucket before that, the oldest first; those are counted.
 *
 * <p>Counts {@code duplicates} by topic, {@code idsForgottenEarly}, and shows {@code
 * idsRemembered}.
 */
public final class Deduplicator extends AbstractStreamOperator<Event>
    implements OneInputStreamOperator<Event, Event>, Triggerable<Integer, VoidNamespace> {

  /** Name of the metric and of the accumulator. */
  public static final String DUPLICATES = "duplicates";

  static final int MAX_IDS_OF_BUCKET = 8_192;

  private final long spanMillis;
  private final int maxIdsOfBucket;
  private final Mode mode;

  private transient Map<Integer, RecentIds> buckets;
  private transient long remembered;
  private transient long nextSweepMillis;
  private transient MapState<Long, byte[]> slices;
  private transient EventTimeBuffer<Event> buffer;
  private transient TimerService timers;
  private transient StreamRecord<Event> reused;
  private transient Map<String, Counter> duplicates;
  private transient Counter forgottenEarly;
  private transient LongCounter allDuplicates;

  Deduplicator(long spanMillis, int maxIdsOfBucket, Mode mode) {
    this.spanMillis = spanMillis;
    this.maxIdsOfBucket = maxIdsOfBucket;
    this.mode = mode;
  }

  /**
   * @throws IllegalArgumentException naming the setting that is not what it must be
   */
  public static Deduplicator from(ReadableConfig config, Mode mode) {
    return new Deduplicator(
        IngestSettings.millis(config, FenghuoOptions.DEDUPLICATE), MAX_IDS_OF_BUCKET, mode);
  }

  /** The key under which its input must come. */
  public static int key(Event event) {
    return EventIdentity.bucket(event);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    slices =
        context
            .getKeyedStateStore()
            .getMapState(
                new MapStateDescriptor<>(
                    "recent-ids",
                    Types.LONG,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    buffer =
        new EventTimeBuffer<>(
            context.getKeyedStateStore(),
            "held",
            TypeInformation.of(Event.class),
            Event.AT_EQUAL_TIME);
    buckets = new HashMap<>();
    if (spanMillis > 0) {
      restore();
    }
  }

  private void restore() throws Exception {
    // A backend may name a key once for each of its slices.
    Set<Integer> restored = new TreeSet<>();
    try (Stream<Integer> keys =
        this.<Integer>getKeyedStateBackend().getKeys("recent-ids", VoidNamespace.INSTANCE)) {
      keys.forEach(restored::add);
    }
    for (Integer bucket : restored) {
      setCurrentKey(bucket);
      Map<Long, byte[]> inOrder = new TreeMap<>();
      slices.entries().forEach(slice -> inOrder.put(slice.getKey(), slice.getValue()));
      RecentIds ids = ids(bucket);
      inOrder.forEach(ids::restore);
      remembered += ids.size();
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers =
        new SimpleTimerService(
            getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this));
    reused = new StreamRecord<>(null);
    duplicates = new HashMap<>();
    forgottenEarly = getMetricGroup().counter("idsForgottenEarly");
    getMetricGroup().gauge("idsRemembered", () -> remembered);
    allDuplicates = new LongCounter();
    getRuntimeContext().addAccumulator(DUPLICATES, allDuplicates);
    nextSweepMillis = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<Event> element) throws Exception {
    Event event = element.getValue();
    if (spanMillis == 0) {
      output.collect(element);
      return;
    }
    switch (mode) {
      case LIVE -> handle(event, timers.currentWatermark());
      case REPLAY -> buffer.hold(event, event.timeMillis(), timers);
    }
  }

  @Override
  public void onEventTime(InternalTimer<Integer, VoidNamespace> timer) throws Exception {
    for (Event event : buffer.release(timer.getTimestamp())) {
      // Not the watermark: what is forgotten must not depend on how far it has jumped.
      handle(event, event.timeMillis());
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<Integer, VoidNamespace> timer) {
    throw new IllegalStateException("It sets no timer on the wall clock");
  }

  private void handle(Event event, long clockMillis) {
    RecentIds ids = ids((Integer) getCurrentKey());
    int before = ids.size();
    boolean isNew = ids.isNew(EventIdentity.hash(event), event.timeMillis(), clockMillis);
    remembered += ids.size() - before;
    if (isNew) {
      output.collect(reused.replace(event, event.timeMillis()));
    } else {
      allDuplicates.add(1);
      duplicates
          .computeIfAbsent(
              event.origin().topic(),
              topic -> getMetricGroup().addGroup("topic", topic).counter(DUPLICATES))
          .inc();
    }
  }

  private RecentIds ids(Integer bucket) {
    return buckets.computeIfAbsent(bucket, b -> new RecentIds(spanMillis, maxIdsOfBucket));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    if (mark.getTimestamp() >= nextSweepMillis) {
      for (RecentIds ids : buckets.values()) {
        int before = ids.size();
        ids.forget(mark.getTimestamp());
        remembered += ids.size() - before;
        forgottenEarly.inc(ids.takeForgottenEarly());
      }
      long step = Math.max(1, spanMillis / 4);
      nextSweepMillis = Math.min(mark.getTimestamp(), Long.MAX_VALUE - step) + step;
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (Map.Entry<Integer, RecentIds> bucket : buckets.entrySet()) {
      bucket
          .getValue()
          .giveChanges(
              (number, packed) -> {
                setCurrentKey(bucket.getKey());
                if (packed == null) {
                  slices.remove(number);
                } else {
                  slices.put(number, packed);
                }
              });
    }
    buckets.values().removeIf(ids -> ids.size() == 0);
  }
}
