package io.fenghuo.ingest;

import io.fenghuo.health.Pulse;
import io.fenghuo.health.PulseBook;
import io.fenghuo.order.Mode;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands behind the gate, at the source's parallelism, and sends {@link Pulse}s on in place of
 * records: those of a bucket before the watermark that passes it, those of an open bucket before a
 * checkpoint, so that it has no state; and live every {@link #giveEveryMillis}, so that what was
 * read last before all input stopped is known too. Dead letters and drills are no sign of life: the
 * desk is watched through events, and a drill must not vouch for it.
 */
public final class PulseOperator extends AbstractStreamOperator<Pulse>
    implements OneInputStreamOperator<Ingested, Pulse> {

  private static final long LEAST_EVERY_MILLIS = 250;

  private final Mode mode;
  private final double clockRate;

  private transient PulseBook book;
  private transient StreamRecord<Pulse> reused;
  private transient Counter eventsOfTooManySources;

  public PulseOperator(Mode mode, double clockRate) {
    this.mode = mode;
    this.clockRate = clockRate;
  }

  @Override
  public void open() throws Exception {
    super.open();
    book = new PulseBook();
    reused = new StreamRecord<>(null);
    eventsOfTooManySources = getMetricGroup().counter("eventsOfTooManySources");
    if (mode == Mode.LIVE) {
      giveLater();
    }
  }

  @Override
  public void processElement(StreamRecord<Ingested> element) {
    Ingested ingested = element.getValue();
    if (!ingested.isEvent() || ingested.event().isDrill()) {
      return;
    }
    if (!book.add(ingested.event(), ingested.clockMillis())) {
      eventsOfTooManySources.inc();
    }
    if (book.isFull()) {
      book.giveAll(this::give);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    book.giveUntil(mark.getTimestamp(), this::give);
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    book.giveAll(this::give);
  }

  private void giveLater() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    getProcessingTimeService()
        .registerTimer(
            now + giveEveryMillis(),
            time -> {
              book.giveAll(this::give);
              giveLater();
            });
  }

  /** A bucket, on the wall clock. */
  private long giveEveryMillis() {
    return Math.max(LEAST_EVERY_MILLIS, (long) (Pulse.BUCKET_MILLIS / Math.max(1, clockRate)));
  }

  private void give(Pulse pulse) {
    output.collect(reused.replace(pulse, pulse.bucketMillis() - 1));
  }
}
