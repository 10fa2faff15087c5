package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.json.RefusalReason;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may throw InterruptedException when it is closed
class DeadLetterSplitTest {

  @Test
  void partsEventsFromDeadLetters() throws Exception {
    Ingested event = decode(0, RecordText.botFailed().bytes());
    Ingested bad = decode(1, new byte[0]);
    Ingested worse = decode(2, null);
    try (var split =
        new OneInputStreamOperatorTestHarness<Ingested, Event>(
            new ProcessOperator<>(new DeadLetterSplit()))) {
      split.open();
      split.processElement(bad, 0);
      split.processElement(event, 0);
      split.processElement(worse, 0);

      assertThat(split.extractOutputValues()).containsExactly(event.event());
      assertThat(split.getSideOutput(DeadLetterSplit.DEAD_LETTERS))
          .extracting(StreamRecord::getValue)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(bad.deadLetter(), worse.deadLetter());
    }
  }

  @Test
  void countsByTopicAndReason() {
    FakeMetricGroup metrics = new FakeMetricGroup();
    IngestCounters counters = new IngestCounters(metrics);

    counters.event("chat.traffic");
    counters.event("chat.traffic");
    counters.event("social.mention");
    counters.deadLetter("chat.traffic", RefusalReason.LATE);
    counters.deadLetter("chat.traffic", RefusalReason.LATE);
    counters.deadLetter("chat.traffic", RefusalReason.EMPTY);

    assertThat(metrics.counts())
        .containsOnly(
            entry("topic=chat.traffic/events", 2L),
            entry("topic=social.mention/events", 1L),
            entry("topic=chat.traffic/reason=LATE/deadLetters", 2L),
            entry("topic=chat.traffic/reason=EMPTY/deadLetters", 1L));
  }

  @Test
  void logsOneLineInAWhileAndCountsTheOthers() {
    LogLimit limit = new LogLimit(10_000);

    assertThat(limit.allows(5)).isTrue();
    assertThat(limit.takeWithheld()).isZero();
    assertThat(limit.allows(5)).isFalse();
    assertThat(limit.allows(10_004)).isFalse();
    assertThat(limit.allows(10_005)).isTrue();
    assertThat(limit.takeWithheld()).isEqualTo(2);
    assertThat(limit.takeWithheld()).isZero();
  }

  private static Ingested decode(long offset, byte[] value) {
    return new EventDecoder(EventKind.Stream.TRAFFIC, new DecodeLimits(10_000, 1_000, 300_000))
        .decode(new Origin("chat.traffic", 0, offset), RecordText.NOON, null, value);
  }
}
