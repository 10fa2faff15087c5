package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void listsEveryTopicByItsFullName() {
    Configuration config =
        new Configuration()
            .set(FenghuoOptions.TOPIC_PREFIX, "prod.")
            .set(FenghuoOptions.MENTION_TOPIC, "weibo");

    assertThat(Topics.of(config).all())
        .extracting(TopicPlan::name)
        .containsExactly(
            "chat.traffic",
            "chat.sentiment",
            "weibo",
            "ops.control",
            "prod.incident.alerts.level1",
            "prod.incident.alerts.level2",
            "prod.incident.alerts.level3",
            "prod.incident.alerts.level4",
            "prod.incident.lifecycle",
            "prod.incident.tasks",
            "prod.care.directives",
            "prod.input.dead-letter",
            "prod.control.rejected",
            "prod.rules.status");
  }

  @Test
  void plansEachSoThatItCanBeCreated() {
    assertThat(Topics.of(new Configuration()).all())
        .allSatisfy(
            plan -> {
              assertThat(plan.partitions()).isPositive();
              assertThat(plan.retention()).isPositive();
              assertThat(plan.maxMessageBytes()).isPositive();
              assertThat(plan.holds()).endsWith(".");
            });
  }
}
