package io.fenghuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fenghuo.testing.FlinkProcesses;
import io.fenghuo.testing.JvmProcess;
import io.fenghuo.testing.KafkaProcess;
import io.fenghuo.testing.Kcat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a user with a cluster of his own: Flink and Kafka in JVMs of their own, on no more
 * than their distributions hold, and a client of Kafka that is not ours.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionClusterITCase {

  private static final Path LOGS = Path.of("target", "processes").toAbsolutePath();
  private static final int SLOTS = 2;

  @TempDir static Path folder;
  private static KafkaProcess kafka;
  private static FlinkProcesses flink;

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaProcess.start(folder.resolve("kafka"), LOGS);
    flink = FlinkProcesses.start(folder.resolve("flink"), LOGS, SLOTS);
  }

  @AfterAll
  static void stop() {
    if (flink != null) {
      flink.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  @Order(1)
  void kafkaServesAClientThatIsNotOurs() throws Exception {
    assumeTrue(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
    kafka.createTopics(Map.of("echo", 1));
    Kcat kcat = new Kcat(kafka.bootstrapServers(), folder);

    kcat.produce("echo", List.of("{\"a\":1}", "第二"));

    assertThat(kcat.consume("echo")).containsExactly("\t{\"a\":1}", "\t第二");
  }

  @Test
  @Order(2)
  void kafkaKeepsItsRecordsWhenItIsKilled() throws Exception {
    assumeTrue(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
    kafka.createTopics(Map.of("kept", 1));
    Kcat kcat = new Kcat(kafka.bootstrapServers(), folder);
    kcat.produce("kept", List.of("before"));

    kafka.broker().kill();
    kafka.restart();

    assertThat(kcat.consume("kept")).containsExactly("\tbefore");
  }

  @Test
  @Order(3)
  void aTaskManagerThatIsKilledIsReplaced() throws Exception {
    assertThat(flink.get("/jobs").path("jobs")).isEmpty();
    JvmProcess first = flink.taskManagers().get(0);

    first.kill();
    flink.startTaskManager();
    flink.awaitSlots(SLOTS);

    assertThat(first.isAlive()).isFalse();
    assertThat(flink.taskManagers()).hasSize(2).last().matches(JvmProcess::isAlive);
  }
}
