package io.fenghuo.pipeline;

import io.fenghuo.control.ControlInput;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Commands carry no event time, and nobody's timers wait for the next one: their stream is always
 * idle, so that where it meets another the other alone says what time it is. A watermark of the end
 * of time would not do: it would be believed as soon as the other is idle.
 */
final class NoTime implements WatermarkGenerator<ControlInput> {

  @Override
  public void onEvent(ControlInput input, long timeMillis, WatermarkOutput output) {
    // A command says nothing of time.
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}
