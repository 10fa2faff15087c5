package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;

class TopicsCommandITCase {

  private static final List<TopicPlan> PLANS = Topics.of(new Configuration()).all();

  @Test
  void createsWhatIsMissingAndLeavesWhatIsThere() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      kafka.createTopics(Map.of("chat.traffic", 1));

      String said = topics(kafka);

      assertThat(said).contains("is there  chat.traffic").contains("created   ops.control");
      Map<String, TopicDescription> described =
          admin.describeTopics(PLANS.stream().map(TopicPlan::name).toList()).allTopicNames().get();
      assertThat(described.get("chat.traffic").partitions()).hasSize(1);
      assertThat(
              PLANS.stream()
                  .filter(plan -> !plan.name().equals("chat.traffic"))
                  .collect(Collectors.toMap(TopicPlan::name, TopicPlan::partitions)))
          .allSatisfy(
              (name, partitions) ->
                  assertThat(described.get(name).partitions()).hasSize(partitions));
      assertThat(topics(kafka)).doesNotContain("created");
    }
  }

  private static String topics(EmbeddedKafka kafka) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        Fenghuo.run(
            Jobs.ofThisBuild(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            "topics",
            "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers());
    assertThat(exit).isEqualTo(Fenghuo.AS_EXPECTED);
    return said.toString(StandardCharsets.UTF_8);
  }
}
