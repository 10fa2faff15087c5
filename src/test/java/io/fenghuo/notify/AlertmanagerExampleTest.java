package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.testing.AlertmanagerProcess;
import io.fenghuo.testing.Needs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of deploy, asked with Alertmanager's own tool about the labels that we send. */
class AlertmanagerExampleTest {

  private static final Path EXAMPLE = Path.of("deploy", "monitoring", "alertmanager.yml");

  @BeforeAll
  static void needsTheTool() {
    Needs.that(
        AlertmanagerProcess.isInstalled(),
        "no amtool is installed: apt-get install prometheus-alertmanager");
  }

  @Test
  void isWhatAlertmanagerReads() throws Exception {
    assertThat(AlertmanagerProcess.check(EXAMPLE)).startsWith("0\n").contains("SUCCESS");
  }

  @Test
  void bringsEachIncidentToWhoHasToKnow() throws Exception {
    assertThat(receivers(Story.of("inc-1").opens())).isEqualTo("operations");
    assertThat(receivers(Story.of("inc-1").level(Level.I).opens())).isEqualTo("executives,leads");
    assertThat(
            receivers(
                Story.of("inc-1")
                    .level(Level.II)
                    .asks(Department.TECH, Role.LEAD)
                    .asks(Department.CS, Role.SUPPORT)
                    .asks(Department.PR, Role.INFORMED)
                    .opens()))
        .isEqualTo("leads,technical,customer-service,public-relations");
    assertThat(
            receivers(
                Story.of("inc-1")
                    .asks(Department.SECURITY, Role.LEAD)
                    .asks(Department.LEGAL, Role.INFORMED)
                    .opens()))
        .isEqualTo("legal-and-security");
  }

  @Test
  void aMutedIncidentIsToldToNobodyHoweverGrave() throws Exception {
    assertThat(receivers(Story.of("inc-1").level(Level.I).asks(Department.TECH, Role.LEAD).muted()))
        .isEqualTo("nobody");
  }

  private static String receivers(Alert alert) throws Exception {
    return AlertmanagerProcess.route(
        EXAMPLE,
        AlertmanagerLabels.labels(alert).entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .toArray(String[]::new));
  }
}
