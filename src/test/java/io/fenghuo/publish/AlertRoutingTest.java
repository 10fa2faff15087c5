package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.incident.AlertEvent;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

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

  @Test
  void streamIsAPlainRecord() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(RoutedAlert.class);
  }
}
