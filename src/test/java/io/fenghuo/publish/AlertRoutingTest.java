package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.rule.Level;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertRoutingTest {

  private final AlertRouting routing =
      new AlertRouting(Topics.of(new Configuration().set(FenghuoOptions.TOPIC_PREFIX, "prod.")));

  @Test
  void sendsARecordToTheTopicOfItsLevel() {
    assertThat(routing.topicsOf(Alerts.of(AlertEvent.OPENED)))
        .containsExactly("prod.incident.alerts.level3");
  }

  @Test
  void sendsAChangeOfLevelToBothTopics() {
    assertThat(routing.topicsOf(Alerts.of(AlertEvent.ESCALATED)))
        .containsExactly("prod.incident.alerts.level1", "prod.incident.alerts.level3");
    assertThat(routing.topicsOf(Alerts.of(AlertEvent.DEESCALATED)))
        .containsExactly("prod.incident.alerts.level3", "prod.incident.alerts.level1");
  }

  @Test
  void showsTheEndButNotTheForgetting() {
    assertThat(routing.topicsOf(Alerts.of(AlertEvent.RESOLVED)))
        .containsExactly("prod.incident.alerts.level3");
    assertThat(routing.topicsOf(Alerts.of(AlertEvent.CLOSED))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AlertEvent.class)
  void keepsAMutedIncidentFromThoseWhoAct(AlertEvent event) {
    Alert alert = Handled.of(event, AlertReason.SILENCED, IncidentState.OPEN, Handled.SILENCED);

    boolean told = event == AlertEvent.SUPPRESSED || event == AlertEvent.UNSUPPRESSED;
    assertThat(routing.topicsOf(alert)).hasSize(told ? 1 : 0);
  }

  @Test
  void showsBothLevelsWhatHasBecomeTooGraveToBeMuted() {
    Alert alert =
        Handled.at(
            Level.IV,
            AlertEvent.UNSUPPRESSED,
            AlertReason.GRAVER_THAN_MUTE,
            IncidentState.OPEN,
            Handled.FREE);

    assertThat(routing.topicsOf(alert))
        .containsExactly("prod.incident.alerts.level2", "prod.incident.alerts.level4");
  }

  @ParameterizedTest
  @EnumSource(AlertEvent.class)
  void tellsNobodyOfWhatIsHeldBack(AlertEvent event) {
    Alert alert = Handled.of(event, AlertReason.FIRST_FINDING, IncidentState.PENDING, Handled.FREE);

    assertThat(routing.topicsOf(alert)).isEmpty();
  }

  @Test
  void streamIsAPlainRecord() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(RoutedAlert.class);
  }
}
