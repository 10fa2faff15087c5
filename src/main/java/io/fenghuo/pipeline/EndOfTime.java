package io.fenghuo.pipeline;

import io.fenghuo.live.RuleChange;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The event time of a stream that has none: as if all of it had passed. Where the stream meets
 * another, the other alone says what time it is, however long the next change is in coming.
 */
final class EndOfTime implements WatermarkGenerator<RuleChange> {

  @Override
  public void onEvent(RuleChange change, long timeMillis, WatermarkOutput output) {
    // A change says nothing of time.
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(new Watermark(Long.MAX_VALUE));
  }
}
