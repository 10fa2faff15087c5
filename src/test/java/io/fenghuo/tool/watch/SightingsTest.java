package io.fenghuo.tool.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AppendLog;
import io.fenghuo.tool.scenario.AppendLogs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class SightingsTest {

  private static final Instant END = Instant.parse("2026-11-11T12:00:00Z");
  private static final String LEVEL_2 = "incident.alerts.level2";
  private static final String LEVEL_3 = "incident.alerts.level3";
  private static final String LEDGER = "incident.lifecycle";

  private final Sightings sightings = new Sightings(OutputTopics.of(new Configuration()));

  @Test
  void showsAnAlertOfTheFastLaneOnce() {
    assertThat(saw(LEVEL_3, alert("a", 0), 1)).isTrue();
    assertThat(saw(LEVEL_2, alert("a", 0), 2)).isFalse();
    assertThat(saw(LEVEL_3, alert("b", 1), 3)).isTrue();
    assertThat(sightings.alerts()).isEqualTo(2);
  }

  @Test
  void keepsTheLedgersOrderAndDoesNotShowIt() {
    assertThat(saw(LEDGER, alert("b", 1), 1)).isFalse();
    saw(LEDGER, alert("a", 0), 2);

    assertThat(sightings.ledger()).extracting(AlertRecord::alertId).containsExactly("b", "a");
  }

  @Test
  void agreesWhereBothLanesHoldTheSame() {
    saw(LEVEL_3, alert("a", 0), 1);
    assertThat(sightings.lanesAgree(END)).isFalse();
    saw(LEDGER, alert("a", 0), 2);
    assertThat(sightings.lanesAgree(END)).isTrue();
    saw(LEDGER, alert("a", 0), 3);
    assertThat(sightings.lanesAgree(END)).as("the ledger repeats none").isFalse();
  }

  @Test
  void agreesWhereOnlyTheLedgerTellsOfTheClosing() {
    saw(LEVEL_3, alert("a", 0), 1);
    saw(LEDGER, alert("a", 0), 2);
    saw(LEDGER, alert("b", null).replace("OPENED", "CLOSED"), 3);

    assertThat(sightings.lanesAgree(END)).isTrue();
  }

  @Test
  void agreesWhileTheFastLaneAloneTellsOfTheTimeAfterTheInputsEnd() {
    saw(LEVEL_3, alert("a", 0), 1);
    saw(LEDGER, alert("a", 0), 2);
    saw(LEVEL_2, alert("b", null).replace("12:00:00Z", "12:00:00.001Z"), 3);

    assertThat(sightings.lanesAgree(END)).isTrue();
    assertThat(sightings.lanesAgree(END.plusMillis(1))).isFalse();
    assertThat(sightings.alerts(END)).isEqualTo(1);
    assertThat(sightings.progress(END)).isEqualTo(2);
  }

  @Test
  void countsWhatIsNoAlert() {
    saw("input.dead-letter", "{}", 1);
    saw("input.dead-letter", "{}", 2);
    saw("control.rejected", "{}", 3);
    saw(LEVEL_3, "{}", 4);

    assertThat(sightings.deadLetters()).isEqualTo(2);
    assertThat(sightings.rejectedCommands()).isEqualTo(1);
    assertThat(sightings.unreadable()).isEqualTo(1);
    assertThat(sightings.progress(END)).isEqualTo(4);
  }

  @Test
  void measuresFromTheAppendOfTheCompletingEvent() {
    AppendLog appends = AppendLogs.of("chat.traffic", 1_000_000, 2_000_000, 3_000_000);
    saw(LEVEL_3, alert("a", 0), 2_000_000);
    saw(LEVEL_3, alert("b", 1), 5_000_000);
    saw(LEVEL_3, alert("c", 2), 12_000_000);
    saw(LEVEL_3, alert("c", 2), 99_000_000);
    saw(LEVEL_3, alert("d", 77), 9_000_000);
    saw(LEVEL_3, alert("e", null), 9_000_000);

    Latencies latencies = sightings.latencies(appends);

    assertThat(latencies.measured()).isEqualTo(3);
    assertThat(latencies.byTime()).isEqualTo(1);
    assertThat(latencies.unknown()).isEqualTo(1);
    assertThat(latencies.quantile(0.5)).isEqualTo(Duration.ofMillis(3));
    assertThat(latencies.quantile(0.99)).isEqualTo(Duration.ofMillis(9));
    assertThat(latencies.quantile(1)).isEqualTo(Duration.ofMillis(9));
  }

  @Test
  void measuresNothingWhereThereIsNothing() {
    Latencies latencies = sightings.latencies(new AppendLog());

    assertThat(latencies.measured()).isZero();
    assertThat(latencies.quantile(0.5)).isEqualTo(Duration.ZERO);
  }

  private boolean saw(String topic, String json, long nanos) {
    return sightings.saw(topic, json.getBytes(StandardCharsets.UTF_8), nanos).isPresent();
  }

  private static String alert(String id, Integer offset) {
    return """
    {"alertId":"%s","incidentId":"i","seq":1,"event":"OPENED","level":"III",\
    "incidentType":"SYSTEM_FAULT","eventTime":"2026-11-11T12:00:00Z","completedBy":%s}\
    """
        .formatted(
            id,
            offset == null
                ? "null"
                : "{\"topic\":\"chat.traffic\",\"partition\":0,\"offset\":" + offset + "}");
  }
}
