package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    Path old = Files.createDirectories(elsewhere.resolve("bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(run(Map.of("JAVA_HOME", elsewhere.toString()), "--version"))
        .isEqualTo(
            "2\nfenghuo: %s is version 11, 17 or later is needed: set JAVA_HOME to a JDK 17\n"
                .formatted(old));
  }

  @Test
  void saysWhereItBelongsWhenItIsCopied() throws Exception {
    Path copy = Files.copy(Path.of(LAUNCHER), elsewhere.resolve("fenghuo"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of(LAUNCHER));

    assertThat(run(copy.toString(), Map.of(), "--version"))
        .isEqualTo(
            "2\nfenghuo: there is no pom.xml in %s: call fenghuo where it lies, in deploy, or link to it\n"
                .formatted(elsewhere.toRealPath().getParent()));
    assertThat(run(link.toString(), Map.of(), "--version")).startsWith("0\n");
  }

  /** The exit code and all that was said. */
  private String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(LAUNCHER, environment, arguments);
  }

  private String run(String launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(launcher));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(elsewhere.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + "\n" + said;
  }
}
