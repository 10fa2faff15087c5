package io.fenghuo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The processes themselves: they start, serve, die and come back. */
@Tag("long")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessesITCase {

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
    Needs.that(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
    kafka.createTopics(Map.of("echo", 1));
    Kcat kcat = new Kcat(kafka.bootstrapServers(), folder);

    kcat.produce("echo", List.of("{\"a\":1}", "第二"));

    assertThat(kcat.consume("echo")).containsExactly("\t{\"a\":1}", "\t第二");
  }

  @Test
  @Order(2)
  void kafkaKeepsItsRecordsWhenItIsKilled() throws Exception {
    Needs.that(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
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

  @Test
  @Order(4)
  void aJarIsSubmittedWithFlinksCommandLine() throws Exception {
    String jobId = flink.submit(jarOf(CountToTen.class), 1, "10");

    Await.until(
        "the job ends", Duration.ofSeconds(60), () -> flink.jobState(jobId).equals("FINISHED"));
  }

  /** The least job that there is. */
  public static final class CountToTen {

    private CountToTen() {}

    public static void main(String[] args) throws Exception {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      env.fromSequence(1, Long.parseLong(args[0])).print();
      env.execute("count");
    }
  }

  private static Path jarOf(Class<?> job) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, job.getName());
    Path jar = folder.resolve("job.jar");
    String file = job.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = job.getClassLoader().getResourceAsStream(file)) {
      out.putNextEntry(new ZipEntry(file));
      in.transferTo(out);
      out.closeEntry();
    }
    return jar;
  }
}
