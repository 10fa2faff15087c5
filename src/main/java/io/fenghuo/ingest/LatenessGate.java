package io.fenghuo.ingest;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.Event;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides, once for all stations, which event is late: one more than {@code input.max-disorder}
 * behind the newest of its partition becomes a dead letter with its payload. It asks no watermark,
 * which a restore forgets and which other partitions move: the verdict follows from the records of
 * the partition alone, in their order, so it is the same at every attempt.
 *
 * <p>No clock of a partition stands beyond the job's own, a restored one neither: one that ran
 * ahead comes back with the next record.
 *
 * <p>It must stand directly behind its source, at the source's parallelism, so that the order
 * within a partition is kept. It remembers one number for each partition it has ever read, through
 * restore and rescaling, and forgets none.
 *
 * <p>Known to miss: where the input's clock sets no limit (a replay; a backlog, up to now), a
 * record whose event time and Kafka timestamp both lie ahead moves its partition. An event that is
 * late only in comparison with other partitions passes. A station handles it when it comes.
 */
public final class LatenessGate extends ProcessFunction<Ingested, Ingested>
    implements CheckpointedFunction {

  private final long maxDisorderMillis;
  private final int maxPayloadBytes;

  private transient Map<Partition, Long> newest;
  // Read by this subtask since it started; the others came with the restore and are read elsewhere
  // or not at all.
  private transient Set<Partition> read;
  private transient ListState<PartitionClock> clocks;
  // Of several late events of one record the first keeps the payload.
  private transient Origin lastLate;

  LatenessGate(long maxDisorderMillis, int maxPayloadBytes) {
    this.maxDisorderMillis = maxDisorderMillis;
    this.maxPayloadBytes = maxPayloadBytes;
  }

  /**
   * @throws IllegalArgumentException naming the setting that is not what it must be
   */
  public static LatenessGate from(ReadableConfig config) {
    return new LatenessGate(
        IngestSettings.millis(config, FenghuoOptions.MAX_DISORDER),
        IngestSettings.size(config, FenghuoOptions.MAX_PAYLOAD_BYTES));
  }

  @Override
  public void processElement(Ingested ingested, Context context, Collector<Ingested> out) {
    if (!ingested.isEvent()) {
      out.collect(ingested);
      return;
    }
    Event event = ingested.event();
    Partition partition = new Partition(event.origin().topic(), event.origin().partition());
    read.add(partition);
    long newestMillis =
        Math.min(
            Math.max(newest.getOrDefault(partition, Long.MIN_VALUE), ingested.clockMillis()),
            ingested.raw().wallMillis());
    newest.put(partition, newestMillis);
    long behindMillis = newestMillis - event.timeMillis();
    out.collect(behindMillis > maxDisorderMillis ? late(ingested, behindMillis) : ingested);
  }

  private Ingested late(Ingested ingested, long behindMillis) {
    String detail =
        "eventTime lies "
            + behindMillis
            + " ms behind the newest of its partition, at most "
            + maxDisorderMillis
            + " ms are waited for";
    Origin origin = ingested.event().origin();
    boolean told = origin.withPart(0).equals(lastLate);
    lastLate = origin.withPart(0);
    return Ingested.of(
        ingested.raw().deadLetter(origin, RefusalReason.LATE, detail, told ? 0 : maxPayloadBytes));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clocks =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "partition-clocks", TypeInformation.of(PartitionClock.class)));
    newest = new HashMap<>();
    read = new HashSet<>();
    for (PartitionClock clock : clocks.get()) {
      Partition partition = new Partition(clock.topic(), clock.partition());
      newest.merge(partition, clock.newestMillis(), Math::max);
    }
  }

  /**
   * Every subtask was given all clocks, so that a partition may move between subtasks. Each writes
   * those that it has moved, and the first one also those that nobody may have: the state stays as
   * large as the number of partitions, however often it is restored.
   */
  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    boolean first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    clocks.clear();
    for (Map.Entry<Partition, Long> entry : newest.entrySet()) {
      Partition partition = entry.getKey();
      if (first || read.contains(partition)) {
        clocks.add(new PartitionClock(partition.topic(), partition.number(), entry.getValue()));
      }
    }
  }

  private record Partition(String topic, int number) {}
}
