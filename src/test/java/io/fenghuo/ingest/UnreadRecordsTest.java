package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadRecordsTest {

  private final UnreadRecords reporter = new UnreadRecords();
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
    reporter.close();
  }

  @Test
  void areThereWhileAConsumerTellsOfALag() {
    metrics.addReporter(reporter);
    Sensor lag = lag("c1", "chat_traffic", 3);

    lag.record(7);
    assertThat(UnreadRecords.areIn("chat.traffic", 3)).isTrue();
    assertThat(UnreadRecords.areIn("chat.traffic", 2)).isFalse();
    assertThat(UnreadRecords.areIn("chat.sentiment", 3)).isFalse();

    lag.record(0);
    assertThat(UnreadRecords.areIn("chat.traffic", 3)).isFalse();
  }

  @Test
  void areNoneWhereNothingWasToldYetOrTheConsumerIsGone() {
    metrics.addReporter(reporter);
    Sensor lag = lag("c1", "chat.traffic", 0);
    assertThat(UnreadRecords.areIn("chat.traffic", 0)).isFalse();

    lag.record(7);
    assertThat(UnreadRecords.areIn("chat.traffic", 0)).isTrue();
    metrics.removeSensor("c1");
    assertThat(UnreadRecords.areIn("chat.traffic", 0)).isFalse();
  }

  @Test
  void mayBeInAPartitionThatWasAssignedAndNotYetLookedAt() {
    metrics.addReporter(reporter);
    assertThat(UnreadRecords.mayBeAnywhere()).as("nothing is assigned yet").isTrue();

    assigned("a1", 0);
    assertThat(UnreadRecords.areIn("t", 0)).isTrue();
    assertThat(UnreadRecords.mayBeAnywhere()).isTrue();

    lag("c1", "t", 0).record(0);
    assertThat(UnreadRecords.areIn("t", 0)).isFalse();
    assertThat(UnreadRecords.mayBeAnywhere()).isFalse();

    assigned("a2", 1);
    assertThat(UnreadRecords.mayBeAnywhere()).as("partition 1 was not looked at").isTrue();
    metrics.removeSensor("a2");
    assertThat(UnreadRecords.mayBeAnywhere()).as("it was taken away").isFalse();
  }

  @Test
  void ofTwoConsumersEachCounts() {
    UnreadRecords other = new UnreadRecords();
    metrics.addReporter(reporter);
    try (Metrics others = new Metrics()) {
      others.addReporter(other);
      lag("c1", "t", 0).record(0);
      Sensor second = others.sensor("c2");
      second.add(name(others, "c2", "t", 0), new Value());
      second.record(1);
      assertThat(UnreadRecords.areIn("t", 0)).isTrue();
    }
    assertThat(UnreadRecords.areIn("t", 0)).isFalse();
  }

  @Test
  void areAnsweredWhileAConsumersFetchesAre() {
    long second = 1_000_000_000L;
    assertThat(UnreadRecords.areAnswered(0)).as("nobody asks").isTrue();
    metrics.addReporter(reporter);
    Sensor fetches = metrics.sensor("f1");
    fetches.add(
        metrics.metricName(
            "fetch-total", "consumer-fetch-manager-metrics", Map.of("client-id", "c1")),
        new CumulativeSum());
    assertThat(UnreadRecords.areAnswered(0)).as("it has not asked yet").isTrue();

    fetches.record(1);
    assertThat(UnreadRecords.areAnswered(5 * second)).isTrue();
    assertThat(UnreadRecords.areAnswered(15 * second)).isTrue();
    assertThat(UnreadRecords.areAnswered(16 * second)).isFalse();

    fetches.record(1);
    assertThat(UnreadRecords.areAnswered(17 * second)).isTrue();
    assertThat(UnreadRecords.areAnswered(60 * second)).isFalse();
    metrics.removeSensor("f1");
    assertThat(UnreadRecords.areAnswered(60 * second)).as("nobody asks any more").isTrue();
  }

  private void assigned(String sensor, int partition) {
    metrics
        .sensor(sensor)
        .add(name("preferred-read-replica", metrics, "c1", "t", partition), new Value());
  }

  private Sensor lag(String client, String topic, int partition) {
    Sensor sensor = metrics.sensor(client);
    sensor.add(name(metrics, client, topic, partition), new Value());
    sensor.add(
        metrics.metricName("records-lag-max", "g", Map.of("client-id", client)), new Value());
    return sensor;
  }

  private static MetricName name(Metrics metrics, String client, String topic, int partition) {
    return name("records-lag", metrics, client, topic, partition);
  }

  private static MetricName name(
      String name, Metrics metrics, String client, String topic, int partition) {
    return metrics.metricName(
        name,
        "consumer-fetch-manager-metrics",
        Map.of("client-id", client, "topic", topic, "partition", Integer.toString(partition)));
  }
}
