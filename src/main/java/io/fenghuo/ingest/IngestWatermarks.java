package io.fenghuo.ingest;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.Origin;
import io.fenghuo.time.Mode;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The watermark of one partition: {@code input.max-disorder} behind the newest of its events, by
 * {@link Ingested#clockMillis}, so that no event that passes the {@link LatenessGate} is behind it.
 * Dead letters do not move it.
 */
public final class IngestWatermarks implements WatermarkGenerator<Ingested> {

  /**
   * A reader takes its partitions in turn and may itself have to wait for its turn on a busy
   * machine. In a fast play such a pause must not pass for silence: event time would run on without
   * the partition, and the job would miss heartbeats that it has only not yet read.
   */
  static final long LEAST_IDLE_MILLIS = 1_000;

  private final long maxDisorderMillis;
  private long newestMillis;

  private IngestWatermarks(long maxDisorderMillis) {
    this.maxDisorderMillis = maxDisorderMillis;
    this.newestMillis = Long.MIN_VALUE + maxDisorderMillis + 1;
  }

  /**
   * Live, a partition without records for {@code input.idle-after} (in the time of the input, so
   * divided by {@code clock.rate}, but no less than {@value #LEAST_IDLE_MILLIS} ms because of that)
   * no longer holds back the others, unless it has {@link UnreadRecords}. A replay never looks at a
   * wall clock: its input ends, and that lets go of all.
   *
   * @throws IllegalArgumentException naming the setting that is not what it must be
   */
  public static WatermarkStrategy<Ingested> strategy(ReadableConfig config, Mode mode) {
    long maxDisorderMillis = IngestSettings.millis(config, FenghuoOptions.MAX_DISORDER);
    WatermarkStrategy<Ingested> strategy =
        switch (mode) {
          case LIVE -> {
            Duration idleAfter = idleAfter(config);
            yield WatermarkStrategy.forGenerator(
                context ->
                    new IdleAtEnd(
                        new IngestWatermarks(maxDisorderMillis),
                        idleAfter,
                        context.getInputActivityClock(),
                        IngestWatermarks::isBehind));
          }
          case REPLAY ->
              WatermarkStrategy.forGenerator(context -> new IngestWatermarks(maxDisorderMillis));
        };
    return strategy.withTimestampAssigner(
        (ingested, recordMillis) ->
            ingested.isEvent() ? ingested.event().timeMillis() : recordMillis);
  }

  /**
   * A reader does not know its partition before a record came from it. While no broker answers,
   * nobody knows what there is to read.
   */
  private static boolean isBehind(Origin last) {
    if (!UnreadRecords.areAnswered()) {
      return true;
    }
    return last == null
        ? UnreadRecords.mayBeAnywhere()
        : UnreadRecords.areIn(last.topic(), last.partition());
  }

  static Duration idleAfter(ReadableConfig config) {
    double rate = IngestSettings.positive(config, FenghuoOptions.CLOCK_RATE);
    long millis = IngestSettings.millis(config, FenghuoOptions.IDLE_AFTER);
    long least = Math.max(1, Math.min(millis, LEAST_IDLE_MILLIS));
    return Duration.ofMillis(Math.max(least, Math.round(millis / rate)));
  }

  @Override
  public void onEvent(Ingested ingested, long timestamp, WatermarkOutput output) {
    if (ingested.isEvent()) {
      newestMillis = Math.max(newestMillis, ingested.clockMillis());
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(new Watermark(newestMillis - maxDisorderMillis - 1));
  }
}
