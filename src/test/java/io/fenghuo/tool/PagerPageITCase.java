package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.publish.AlertJson;
import io.fenghuo.publish.AlertRouting;
import io.fenghuo.publish.RoutedAlert;
import io.fenghuo.publish.Topics;
import io.fenghuo.testing.PagerExample;
import io.fenghuo.tool.scenario.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pager of consuming.md, for all levels at once, through a whole scenario. */
class PagerPageITCase {

  private static final Topics TOPICS = Topics.of(new Configuration());

  @TempDir Path folder;

  @Test
  void callsEachDepartmentOnceForEachDueTime() throws Exception {
    PagerExample.assumePython();
    List<Alert> alerts =
        ReplayedHandling.of(Scenario.find("promotion-outage"), Map.of(), 1).alerts();
    List<String> lines = new ArrayList<>();
    for (Alert alert : alerts) {
      List<RoutedAlert> graded = new ArrayList<>();
      new AlertRouting(TOPICS).flatMap(alert, new ListCollector<>(graded));
      graded.forEach(routed -> lines.add(line(routed.topic(), alert)));
      lines.add(line(TOPICS.lifecycle(), alert));
    }

    List<String> calls =
        PagerExample.said(folder, lines).stream().filter(said -> said.startsWith("call")).toList();

    assertThat(calls)
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(
            alerts.stream()
                .flatMap(
                    alert ->
                        alert.departments().stream()
                            .filter(duty -> duty.dueMillis() != null)
                            .map(
                                duty ->
                                    "call %s for %s by %s"
                                        .formatted(
                                            duty.department(),
                                            alert.incidentId(),
                                            Instant.ofEpochMilli(duty.dueMillis()))))
                .distinct()
                .toList());
  }

  private static String line(String topic, Alert alert) {
    return topic + " " + new String(AlertJson.bytes(alert), UTF_8);
  }
}
