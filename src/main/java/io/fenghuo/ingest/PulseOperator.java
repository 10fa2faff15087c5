package io.fenghuo.ingest;

import io.fenghuo.health.Intake;
import io.fenghuo.health.Pulse;
import io.fenghuo.health.PulseBook;
import io.fenghuo.time.Mode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Stands behind the gate, at the source's parallelism, and sends {@link Pulse}s on in place of
 * records: those of a bucket before the watermark that passes it, those of an open bucket before a
 * checkpoint, so that it has no state; and live every {@link #giveEveryMillis}, so that what was
 * read last before all input stopped is known too. Dead letters and drills are no sign of life: the
 * desk is watched through events, and a drill must not vouch for it. Beside them goes how many
 * records could be read and how many not, to {@link #INTAKES}.
 */
public final class PulseOperator extends AbstractStreamOperator<Pulse>
    implements OneInputStreamOperator<Ingested, Pulse> {

  /** How many records were read, and how many could not be. */
  public static final OutputTag<Intake> INTAKES =
      new OutputTag<>("intakes", TypeInformation.of(Intake.class));

  private static final long LEAST_EVERY_MILLIS = 250;

  private final Mode mode;
  private final double clockRate;

  private transient PulseBook book;
  private transient SetAside setAside;
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
    setAside = new SetAside();
    reused = new StreamRecord<>(null);
    eventsOfTooManySources = getMetricGroup().counter("eventsOfTooManySources");
    if (mode == Mode.LIVE) {
      giveLater();
    }
  }

  @Override
  public void processElement(StreamRecord<Ingested> element) {
    Ingested ingested = element.getValue();
    if (!ingested.isEvent()) {
      setAside.add(ingested.deadLetter());
      return;
    }
    if (ingested.event().isDrill()) {
      return;
    }
    setAside.event(ingested.event().origin(), ingested.clockMillis());
    if (!book.add(ingested.event(), ingested.clockMillis())) {
      eventsOfTooManySources.inc();
    }
    if (book.isFull()) {
      giveUntil(Long.MAX_VALUE);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    giveUntil(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    giveUntil(Long.MAX_VALUE);
  }

  private void giveLater() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    getProcessingTimeService()
        .registerTimer(
            now + giveEveryMillis(),
            time -> {
              giveUntil(Long.MAX_VALUE);
              giveLater();
            });
  }

  /** A bucket, on the wall clock. */
  private long giveEveryMillis() {
    return Math.max(LEAST_EVERY_MILLIS, (long) (Pulse.BUCKET_MILLIS / Math.max(1, clockRate)));
  }

  private void giveUntil(long timeMillis) {
    book.giveUntil(timeMillis, this::give);
    setAside.giveUntil(timeMillis, this::give);
  }

  private void give(Pulse pulse, long records) {
    output.collect(reused.replace(pulse, pulse.bucketMillis() - 1));
    give(new Intake(pulse.topic(), pulse.tenant(), pulse.bucketMillis(), records, 0));
  }

  private void give(Intake intake) {
    output.collect(INTAKES, new StreamRecord<>(intake, intake.bucketMillis() - 1));
  }
}
