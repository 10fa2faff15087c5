package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** deploy/fenghuo, as it is started from another folder. */
@Timeout(300)
class LauncherITCase {

  private static final String LAUNCHER =
      Path.of("deploy", "fenghuo").toAbsolutePath().normalize().toString();

  @TempDir Path elsewhere;

  @Test
  void passesArgumentsAndTheExitCodeOn() throws Exception {
    assertThat(run(Map.of(), "--version")).startsWith("0\n").contains("Flink 2.", "Kafka clients");
    assertThat(run(Map.of(), "help", "backtest")).startsWith("0\n").contains("--with=FILE");
    assertThat(run(Map.of(), "rules", "check", "no such file.yaml"))
        .startsWith("2\n")
        .contains("no such file.yaml")
        .doesNotContain("\tat ");
  }

  @Test
  void findsFilesWhereTheUserIsAndScenariosInTheProject() throws Exception {
    Files.copy(
        Path.of("sample-data", "rules", "tightened.yaml"), elsewhere.resolve("my rules.yaml"));

    assertThat(run(Map.of(), "rules", "check", "my rules.yaml")).startsWith("0\n");
    assertThat(run(Map.of(), "demo", "--scenario", "nowhere"))
        .startsWith("2\n")
        .contains("data-leak", "quiet-day");
  }

  @Test
  void saysWhichJavaItMisses() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", elsewhere.toString()), "--version"))
        .startsWith("2\n")
        .contains("there is no " + elsewhere + "/bin/java: install a JDK 17, or set JAVA_HOME");
  }

  /** The exit code and all that was said. */
  private String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(LAUNCHER));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(elsewhere.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + "\n" + said;
  }
}
