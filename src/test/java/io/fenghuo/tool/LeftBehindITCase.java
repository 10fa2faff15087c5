package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.testing.Await;
import io.fenghuo.testing.JvmProcess;
import io.fenghuo.tool.embedded.NeverEnds;
import io.fenghuo.tool.embedded.StartAtTheEnd;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands leave behind, each in a JVM of its own: nothing, also where Ctrl-C ends them. */
@Tag("long")
@Timeout(180)
class LeftBehindITCase {

  private static final Path LOGS = Path.of("target", "left-behind").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Starting Kafka and Flink …", "sent "})
  void anInterruptedDemo(String when) throws Exception {
    try (JvmProcess demo = start("demo", "--scenario", "data-leak", "--speed", "60")) {
      Await.until(
          "it says: " + when,
          Duration.ofSeconds(90),
          () -> !demo.isAlive() || said(demo).contains(when));

      demo.interrupt();

      assertThat(demo.await(60)).as(said(demo)).isEqualTo(130);
      assertThat(said(demo))
          .endsWith("Interrupted: stopping Kafka and Flink.\n")
          .doesNotContain("\tat ", "WARN", "ERROR", "Exception");
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void aRunThatDoesNotHeedCtrlC() throws Exception {
    try (JvmProcess run = start(NeverEnds.class, "never-ends")) {
      Await.until("it runs", Duration.ofSeconds(60), () -> said(run).contains("begun"));
      assertThat(temporaryFiles()).hasSize(1);

      run.interrupt();

      assertThat(run.await(60)).as(said(run)).isEqualTo(130);
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void aBrokerThatIsStartedWhenTheEndHasBegun() throws Exception {
    try (JvmProcess run = start(StartAtTheEnd.class, "start-at-the-end")) {
      assertThat(run.await(60)).as(said(run)).isEqualTo(0);
      assertThat(said(run)).endsWith("failed\n");
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay --scenario data-leak", "rules test"})
  void aRunOnRecordedInput(String line) throws Exception {
    try (JvmProcess run = start(line.split(" "))) {
      assertThat(run.await(120)).as(said(run)).isEqualTo(0);
      assertThat(said(run)).doesNotContain("WARN", "ERROR");
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay --scenario promotion-outage", "rules test"})
  void anInterruptedRunOnRecordedInput(String line) throws Exception {
    try (JvmProcess run = start(line.split(" "))) {
      Await.until(
          "its folder is there",
          Duration.ofSeconds(90),
          () -> !run.isAlive() || !temporaryFiles().isEmpty());

      run.interrupt();

      assertThat(run.await(60)).as(said(run)).isEqualTo(130);
      assertThat(said(run)).doesNotContain("\tat ", "WARN", "ERROR", "Exception");
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private JvmProcess start(String... command) throws Exception {
    return start(Fenghuo.class, command[0], command);
  }

  private JvmProcess start(Class<?> main, String name, String... command) throws Exception {
    List<String> options =
        new ArrayList<>(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens"))
                .toList());
    options.addAll(List.of("-Xmx1g", "-Djava.io.tmpdir=" + folder));
    return JvmProcess.start(
        name,
        LOGS.resolve(name + ".log"),
        System.getProperty("java.class.path"),
        options,
        Stream.concat(Stream.of(main.getName()), Stream.of(command)).toList());
  }

  private static String said(JvmProcess demo) {
    return demo.said().replace(System.lineSeparator(), "\n");
  }
}
