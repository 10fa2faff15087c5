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
 */
final class IdleAtEnd implements WatermarkGenerator<Ingested> {

  private final WatermarkGenerator<Ingested> watermarks;
  private final long idleAfterNanos;
  private final RelativeClock clock;
  private final Predicate<Origin> isBehind;

  private Origin last;
  private long activeNanos;
  private boolean isTiming;
  private boolean isIdle;

  /**
   * @param clock stands still while the reader is held up by those behind it
   * @param isBehind whether the partition of a record has further ones that are not yet read
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
    if (!isTiming || (last != null && isBehind.test(last))) {
      isTiming = true;
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
