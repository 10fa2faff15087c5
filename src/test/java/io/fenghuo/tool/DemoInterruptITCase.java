package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.testing.Await;
import io.fenghuo.testing.JvmProcess;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration in a JVM of its own, ended by Ctrl-C. */
@Timeout(180)
class DemoInterruptITCase {

  private static final Path LOGS = Path.of("target", "demo-interrupt").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Starting Kafka and Flink …", "sent "})
  void leavesNothingBehind(String when) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    try (JvmProcess demo = start(temporary)) {
      Await.until(
          "it says: " + when,
          Duration.ofSeconds(90),
          () -> !demo.isAlive() || said(demo).contains(when));

      demo.interrupt();

      assertThat(demo.await(60)).as(said(demo)).isEqualTo(130);
      assertThat(said(demo))
          .endsWith("Interrupted: stopping Kafka and Flink.\n")
          .doesNotContain("\tat ", "WARN", "ERROR", "Exception");
      try (Stream<Path> left = Files.list(temporary)) {
        assertThat(left).isEmpty();
      }
    }
  }

  private JvmProcess start(Path temporary) throws Exception {
    List<String> options =
        new ArrayList<>(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens"))
                .toList());
    options.addAll(List.of("-Xmx1g", "-Djava.io.tmpdir=" + temporary));
    return JvmProcess.start(
        "demo",
        LOGS.resolve("demo.log"),
        System.getProperty("java.class.path"),
        options,
        List.of("io.fenghuo.tool.Fenghuo", "demo", "--scenario", "data-leak", "--speed", "60"));
  }

  private static String said(JvmProcess demo) {
    return demo.said().replace(System.lineSeparator(), "\n");
  }
}
