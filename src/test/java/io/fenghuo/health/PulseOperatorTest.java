package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.RawRecord;
import io.fenghuo.order.Mode;
import io.fenghuo.testing.Events;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PulseOperatorTest {

  @Test
  void sendsOnePulseForAllThatASourceSentInABucketBeforeTheWatermarkThatPassesIt()
      throws Exception {
    try (var harness = harness(Mode.REPLAY)) {
      take(harness, "0:01", EventKind.SESSION_STARTED, "acme");
      take(harness, "0:03", EventKind.HEARTBEAT, "acme");
      take(harness, "0:09", EventKind.SESSION_ENDED, "lumen");
      take(harness, "0:11", EventKind.SESSION_ENDED, "lumen");

      harness.processWatermark(Day.at("0:09"));
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(Day.at("0:10"));

      assertThat(harness.getOutput().toArray()).endsWith(new Watermark(Day.at("0:10"))).hasSize(3);
      assertThat(harness.extractOutputValues())
          .containsExactly(
              new Pulse(
                  "shop",
                  EventKind.Stream.TRAFFIC,
                  "chat.traffic",
                  0,
                  "desk",
                  null,
                  Day.at("0:10"),
                  Day.at("0:09"),
                  Day.at("0:03")));
    }
  }

  @Test
  void leavesNothingBehindABarrier() throws Exception {
    try (var harness = harness(Mode.REPLAY)) {
      take(harness, "0:01", EventKind.HEARTBEAT, "acme");

      harness.prepareSnapshotPreBarrier(1);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void liveItTellsOfAnOpenBucketWhenTheWallHasMovedOn() throws Exception {
    try (var harness = harness(Mode.LIVE)) {
      take(harness, "0:01", EventKind.HEARTBEAT, "acme");

      harness.setProcessingTime(9_999);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.setProcessingTime(10_000);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void absurdNumbersOfSourcesAreToldOfWithoutTheirNames() {
    PulseBook book = new PulseBook();
    for (int i = 0; i < PulseBook.MOST_SOURCES * 3; i++) {
      book.add(
          Events.at(Day.at("0:01"), EventKind.SESSION_STARTED).source("source-" + i).build(),
          Day.at("0:01"));
    }
    List<Pulse> given = new java.util.ArrayList<>();
    book.giveAll(given::add);

    assertThat(given)
        .hasSize(PulseBook.MOST_SOURCES + 1)
        .filteredOn(pulse -> pulse.source() == null)
        .hasSize(1);
    assertThat(book.isFull()).isFalse();
  }

  private static void take(
      OneInputStreamOperatorTestHarness<Ingested, Pulse> harness,
      String time,
      EventKind kind,
      String brand)
      throws Exception {
    Event event = Events.at(Day.at(time), kind).brand(brand).build();
    harness.processElement(
        Ingested.of(event, new RawRecord(-1, new byte[0], new byte[0])), event.timeMillis());
  }

  private static OneInputStreamOperatorTestHarness<Ingested, Pulse> harness(Mode mode)
      throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new PulseOperator(mode, 1));
    harness.open();
    return harness;
  }
}
