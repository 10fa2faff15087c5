package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.health.Intake;
import io.fenghuo.health.Pulse;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PulseOperatorTest {

  private static final long BEGIN = 1_760_000_000_000L;

  @Test
  void sendsOnePulseForAllThatASourceSentInABucketBeforeTheWatermarkThatPassesIt()
      throws Exception {
    try (var harness = harness(Mode.REPLAY)) {
      take(harness, 1, EventKind.SESSION_STARTED, "acme");
      take(harness, 3, EventKind.HEARTBEAT, "acme");
      take(harness, 9, EventKind.SESSION_ENDED, "lumen");
      take(harness, 11, EventKind.SESSION_ENDED, "lumen");

      harness.processWatermark(BEGIN + 9_000);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(BEGIN + 10_000);

      assertThat(harness.getOutput().toArray()).endsWith(new Watermark(BEGIN + 10_000)).hasSize(3);
      assertThat(harness.extractOutputValues())
          .containsExactly(
              new Pulse(
                  "shop",
                  EventKind.Stream.TRAFFIC,
                  "chat.traffic",
                  0,
                  "desk",
                  null,
                  BEGIN + 10_000,
                  BEGIN + 9_000,
                  BEGIN + 3_000));
    }
  }

  @Test
  void tellsHowManyRecordsCouldBeReadAndHowManyNot() throws Exception {
    try (var harness = harness(Mode.REPLAY)) {
      take(harness, 1, EventKind.SESSION_STARTED, "acme");
      take(harness, 3, EventKind.HEARTBEAT, "acme");
      setAside(harness, RefusalReason.WRONG_TYPE, BEGIN + 2_000);
      setAside(harness, RefusalReason.LATE, BEGIN + 2_000);
      // Whoever sends rubbish may have a clock that is rubbish too.
      setAside(harness, RefusalReason.FUTURE_TIME, BEGIN + 31_536_000_000L);
      setAside(harness, RefusalReason.EMPTY, -1);

      harness.processWatermark(BEGIN + 10_000);

      assertThat(harness.getSideOutput(PulseOperator.INTAKES))
          .extracting(StreamRecord::getValue)
          .containsExactly(
              new Intake("chat.traffic", "shop", BEGIN + 10_000, 2, 0),
              new Intake("chat.traffic", null, BEGIN + 10_000, 0, 3));
    }
  }

  private static void setAside(
      OneInputStreamOperatorTestHarness<Ingested, Pulse> harness,
      RefusalReason reason,
      long recordTimeMillis)
      throws Exception {
    RawRecord raw = new RawRecord(recordTimeMillis, WallLimit.NONE, null, new byte[0]);
    harness.processElement(
        Ingested.of(raw.deadLetter(new Origin("chat.traffic", 0, 9), reason, "", 10)), 0);
  }

  @Test
  void leavesNothingBehindABarrier() throws Exception {
    try (var harness = harness(Mode.REPLAY)) {
      take(harness, 1, EventKind.HEARTBEAT, "acme");

      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void liveItTellsOfAnOpenBucketWhenTheWallHasMovedOn() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      take(harness, 1, EventKind.HEARTBEAT, "acme");

      harness.setProcessingTime(9_999);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.setProcessingTime(10_000);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  private static void take(
      OneInputStreamOperatorTestHarness<Ingested, Pulse> harness,
      int second,
      EventKind kind,
      String brand)
      throws Exception {
    Event event = Events.at(BEGIN + second * 1_000L, kind).brand(brand).build();
    harness.processElement(
        Ingested.of(event, new RawRecord(-1, WallLimit.NONE, new byte[0], new byte[0])),
        event.timeMillis());
  }

  private static OneInputStreamOperatorTestHarness<Ingested, Pulse> harness(Mode mode)
      throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new PulseOperator(mode, 1));
    harness.open();
    return harness;
  }
}
