package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.testing.AlertmanagerProcess;
import io.fenghuo.testing.Await;
import io.fenghuo.testing.Needs;
import io.fenghuo.tool.embedded.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An incident at a real Alertmanager, which is killed in between, as the job is. A second one, of
 * which the job is told too, is not there at all.
 */
@Timeout(240)
class AlertmanagerITCase {

  private static final Path LOG =
      Path.of("target", "alertmanager", "alertmanager.log").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path folder;

  @BeforeAll
  static void needsAnAlertmanager() {
    Needs.that(
        AlertmanagerProcess.isInstalled(),
        "no Alertmanager is installed: apt-get install prometheus-alertmanager");
  }

  @Test
  void showsAnIncidentUntilItIsOverWhateverDiesInBetween() throws Exception {
    List<Integer> ports = FreePorts.find(2);
    try (AlertmanagerProcess alertmanager =
            AlertmanagerProcess.start(folder.resolve("alertmanager"), LOG, ports.get(0));
        NotifyCluster job = NotifyCluster.start(folder)) {
      Story story = Story.of("inc-1").asks(Department.TECH, Role.LEAD);
      Alert opened = story.opens();
      Alert worse = story.escalates(Level.II);
      Alert worst = story.escalates(Level.I);
      Alert resolved = story.resolves();
      job.run(
          ConfigFile.withoutKafka(
              Map.of(
                  "alertmanager.urls",
                  alertmanager.url() + ";http://127.0.0.1:" + ports.get(1),
                  "alertmanager.resend-interval",
                  "1s",
                  "notify.max-retry-wait",
                  "1s")));

      job.tell(opened);
      awaitShown(alertmanager, "III warning");
      JsonNode shown = alertmanager.alerts().get(0);
      assertThat(shown.at("/labels/alertname").asText()).isEqualTo("FenghuoIncident");
      assertThat(shown.at("/labels/dedupKey").asText()).isEqualTo("service/acme|main");
      assertThat(shown.at("/labels/lead").asText()).isEqualTo("TECH");
      assertThat(shown.at("/annotations/incidentId").asText()).isEqualTo("inc-1");
      assertThat(shown.at("/status/state").asText()).isEqualTo("active");

      job.tell(worse);
      awaitShown(alertmanager, "II error");

      alertmanager.kill();
      job.tell(worst);
      job.awaitCheckpoint();
      alertmanager.start();
      assertThat(levels(alertmanager)).doesNotContain("II error");
      awaitShown(alertmanager, "I critical");

      Instant killed = Instant.now();
      job.killTaskManager();
      assertThat(levels(alertmanager)).containsExactly("I critical");
      job.startTaskManager();
      Await.until(
          "it is told again after the job's restart",
          PATIENCE,
          () -> {
            List<String> levels = levels(alertmanager);
            assertThat(levels).contains("I critical");
            // What was under way when it died is sent again, the former level before its end.
            return levels.size() == 1 && updated(alertmanager).isAfter(killed.plusSeconds(3));
          });

      job.tell(resolved);
      Await.until("it is over", PATIENCE, () -> alertmanager.alerts().isEmpty());
      alertmanager.kill();
      alertmanager.start();
      // Its end is repeated, and that does not bring it back.
      job.awaitCheckpoint();
      assertThat(alertmanager.alerts()).isEmpty();
    }
  }

  private static void awaitShown(AlertmanagerProcess alertmanager, String level)
      throws InterruptedException {
    Await.until(
        "Alertmanager shows " + level + " and nothing else",
        PATIENCE,
        () -> levels(alertmanager).equals(List.of(level)));
  }

  private static List<String> levels(AlertmanagerProcess alertmanager) throws Exception {
    return alertmanager.alerts().stream()
        .map(a -> a.at("/labels/level").asText() + " " + a.at("/labels/severity").asText())
        .toList();
  }

  private static Instant updated(AlertmanagerProcess alertmanager) throws Exception {
    return OffsetDateTime.parse(alertmanager.alerts().get(0).get("updatedAt").asText()).toInstant();
  }
}
