package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The tenth of the ten complaints: one person wrote fifty messages, and the desk was told of a
 * crisis, or fifty times of one customer. From the input's bytes to the ledger.
 */
class FiftyMessagesTest {

  @Test
  void ofOnePersonAreOneIncidentOfOneCustomer() throws Exception {
    Scenario scenario = Scenario.find("one-angry-customer");

    List<AlertRecord> told =
        new LocalReplay()
                .run(new RecordedFiles(scenario.recording()), ConfigFile.withoutKafka(Map.of()), 1)
                .alerts()
                .stream()
                .map(AlertRecord::parse)
                .sorted(Comparator.comparing(AlertRecord::seq))
                .toList();

    assertThat(told).extracting(AlertRecord::incidentId).containsOnly(told.get(0).incidentId());
    assertThat(told).extracting(AlertRecord::type).containsOnly(IncidentType.CUSTOMER_ESCALATION);
    assertThat(told).extracting(AlertRecord::level).containsOnly(Level.IV);
    assertThat(told)
        .extracting(AlertRecord::event)
        .startsWith("OPENED")
        .endsWith("RESOLVED", "CLOSED")
        .doesNotContain("REOPENED", "ESCALATED");
    assertThat(told).filteredOn(alert -> alert.event().equals("OPENED")).hasSize(1);
  }
}
