package io.fenghuo.time;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Ends a replay's time where its input ends. A bounded source closes with a watermark of the end of
 * all time, at which every timer would fire: each source would be found silent, each incident
 * resolved, by hours that nobody has recorded. Behind this operator time stops at {@code
 * untilMillis}, so that a replay says what a live run had said by then.
 */
public final class EndOfReplay<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T> {

  private final long untilMillis;

  /**
   * @param untilMillis time of the newest event of the whole input, over all its sources
   */
  public EndOfReplay(long untilMillis) {
    this.untilMillis = untilMillis;
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark.getTimestamp() > untilMillis ? new Watermark(untilMillis) : mark);
  }
}
