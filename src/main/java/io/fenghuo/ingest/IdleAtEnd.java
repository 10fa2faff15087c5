package io.fenghuo.ingest;

import io.fenghuo.event.Origin;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks of a partition that no longer holds back the others when it has brought nothing for a
 * while, as Flink's idleness has it; but not while it has records that are only not yet read: event
 * time would run on without them, and who speaks in them would be taken for silent.
 *
 * <p>A partition that brings none of its records for {@link #LONGEST} has no busy reader but no
 * broker: then the others need not wait for it.
 */
final class IdleAtEnd implements WatermarkGenerator<Ingested> {

  /** No reader waits so long for its turn. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final WatermarkGenerator<Ingested> watermarks;
  private final long idleAfterNanos;
  private final RelativeClock clock;
  private final Predicate<Origin> isBehind;

  private Origin last;
  private long activeNanos;
  private long heldNanos;
  private boolean isTiming;
  private boolean isIdle;

  /**
   * @param clock stands still while the reader is held up by those behind it
   * @param isBehind whether the partition of its last record, or, of null, one from which none has
   *     come, has records that are not yet read
   */
  IdleAtEnd(
      WatermarkGenerator<Ingested> watermarks,
      Duration idleAfter,
      RelativeClock clock,
      Predicate<Origin> isBehind) {
    this.watermarks = watermarks;
    this.idleAfterNanos = idleAfter.toNanos();
    this.clock = clock;
    this.isBehind = isBehind;
  }

  @Override
  public void onEvent(Ingested ingested, long timestamp, WatermarkOutput output) {
    watermarks.onEvent(ingested, timestamp, output);
    last = ingested.isEvent() ? ingested.event().origin() : ingested.deadLetter().origin();
    isTiming = false;
    isIdle = false;
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long now = clock.relativeTimeNanos();
    if (!isTiming) {
      isTiming = true;
      activeNanos = now;
      heldNanos = now;
    } else if (now - heldNanos < LONGEST.toNanos() && isBehind.test(last)) {
      activeNanos = now;
    }
    if (now - activeNanos <= idleAfterNanos) {
      watermarks.onPeriodicEmit(output);
    } else if (!isIdle) {
      isIdle = true;
      output.markIdle();
    }
  }
}
