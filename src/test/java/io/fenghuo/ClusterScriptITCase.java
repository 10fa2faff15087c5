package io.fenghuo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.testing.Await;
import io.fenghuo.tool.embedded.FreePorts;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** deploy/local/cluster.sh: with real processes, and with ones that only seem to be. */
@Tag("long")
@Timeout(300)
class ClusterScriptITCase {

  private static final Path SCRIPT =
      Path.of("deploy", "local", "cluster.sh").toAbsolutePath().normalize();
  private static final List<String> SETTINGS =
      List.of(
          "KAFKA_PORT",
          "CONTROLLER_PORT",
          "REST_PORT",
          "JOBMANAGER_PORT",
          "BLOB_PORT",
          "JOBMANAGER_METRICS_PORT");

  @TempDir Path folder;
  private Path local;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void choosePorts() throws Exception {
    local = folder.resolve("local");
    environment.put("FENGHUO_LOCAL", local.toString());
    List<Integer> ports = FreePorts.find(SETTINGS.size());
    for (int i = 0; i < ports.size(); i++) {
      environment.put(SETTINGS.get(i), String.valueOf(ports.get(i)));
    }
  }

  @AfterEach
  void stop() throws Exception {
    cluster("stop");
  }

  @Test
  void startsRestartsOnePartAndStops() throws Exception {
    environment.put("TASKMANAGERS", "2");
    environment.put("TASKMANAGER_METRICS_PORT", String.valueOf(firstOfTwoFreePorts()));
    assertThat(cluster("start"))
        .startsWith("0\n")
        .contains("Kafka 127.0.0.1:" + environment.get("KAFKA_PORT"))
        .contains("Flink http://127.0.0.1:" + environment.get("REST_PORT"));
    List<String> first = processes();
    assertThat(first).hasSize(4);
    for (String setting : environment.keySet()) {
      if (setting.endsWith("_PORT")) {
        int port = Integer.parseInt(environment.get(setting));
        assertThatThrownBy(() -> listen(port).close())
            .as(setting)
            .isInstanceOf(BindException.class);
      }
    }
    assertThat(cluster("start")).startsWith("2\n").contains("kafka runs already as process ");

    // What start was told is kept for the other commands.
    Map.copyOf(environment).keySet().stream()
        .filter(name -> !name.equals("FENGHUO_LOCAL"))
        .forEach(environment::remove);
    assertThat(cluster("restart", "taskmanager-2")).startsWith("0\n");
    assertThat(processes()).hasSize(4).containsAll(first.subList(0, 3)).isNotEqualTo(first);
    assertThat(cluster("stop", "taskmanager-1")).isEqualTo("0\n");
    assertThat(cluster("status"))
        .isEqualTo(
            """
            0
            jobmanager runs as process %s
            kafka runs as process %s
            taskmanager-1 does not run
            taskmanager-2 runs as process %s
            """
                .formatted(process("jobmanager"), process("kafka"), process("taskmanager-2")));
    String overview = "http://127.0.0.1:" + kept("REST_PORT") + "/overview";
    Await.until(
        "the JobManager has lost one of two TaskManagers",
        Duration.ofSeconds(30),
        () -> get(overview).contains("\"taskmanagers\":1"));

    assertThat(cluster("stop")).isEqualTo("0\n");
    assertThat(processes()).isEmpty();
    assertThat(cluster("flink", "--version")).startsWith("0\n").contains("Version: 2.");
  }

  @Test
  void namesASettingWhosePortIsTakenBeforeAnythingStarts() throws Exception {
    for (String setting : SETTINGS) {
      int port = Integer.parseInt(environment.get(setting));
      try (ServerSocket taken = listen(port)) {
        assertThat(cluster("start"))
            .isEqualTo(
                "2\ncluster.sh: port %d is taken: set %s to a free one, or end what listens on it\n"
                    .formatted(port, setting));
      }
    }
    environment.put("TASKMANAGERS", "2");
    try (ServerSocket taken = listen(0)) {
      environment.put("TASKMANAGER_DATA_PORT", String.valueOf(taken.getLocalPort() - 1));
      assertThat(cluster("start"))
          .contains("port " + taken.getLocalPort() + " is taken: set TASKMANAGER_DATA_PORT");
    }
    assertThat(local.resolve("log")).doesNotExist();
  }

  @Test
  void refusesPortsThatAreNone() throws Exception {
    environment.put("REST_PORT", "web");
    assertThat(cluster("start"))
        .isEqualTo("2\ncluster.sh: REST_PORT must be a port, from 1 to 65535, got 'web'\n");
    environment.put("REST_PORT", environment.get("BLOB_PORT"));
    assertThat(cluster("start"))
        .startsWith("2\n")
        .contains("REST_PORT and BLOB_PORT are both ", "set one of them to another port");
  }

  @Test
  void takesNobodyElsesListenerForItsOwnAndEndsWhatItStarted() throws Exception {
    onlySeeming("exec -a \"$0 $*\" sleep 60");
    environment.put("START_SECONDS", "3");
    Process start = begin("start");
    Await.until("kafka is started", Duration.ofSeconds(10), () -> !processes().isEmpty());
    try (ServerSocket foreign = listen(Integer.parseInt(environment.get("KAFKA_PORT")))) {
      assertThat(end(start))
          .isEqualTo(
              "3\ncluster.sh: kafka is not up after 3 s (START_SECONDS); see %s/log/kafka.out\n"
                  .formatted(local));
    }
    assertThat(processes()).isEmpty();
  }

  @Test
  void saysWhatHasEndedAndLeavesWhatRanBefore() throws Exception {
    Files.createDirectories(local.resolve("log"));
    Process before =
        new ProcessBuilder(
                "bash",
                "-c",
                "exec -a \"java -Dfenghuo.local=$0/taskmanager-7 \" sleep 60",
                local.toString())
            .start();
    Files.writeString(local.resolve("taskmanager-7.pid"), before.pid() + "\n");
    onlySeeming("case \"$*\" in *kafka.Kafka*) exit 1 ;; *) exec -a \"$0 $*\" sleep 60 ;; esac");

    assertThat(cluster("start"))
        .isEqualTo("3\ncluster.sh: kafka has ended; see %s/log/kafka.out\n".formatted(local));
    assertThat(processes()).containsExactly(String.valueOf(before.pid()));
    assertThat(cluster("stop", "taskmanager-7")).isEqualTo("0\n");
    assertThat(before.waitFor()).isNotZero();
  }

  @Test
  void endsNoProcessThatHasComeByAPartsNumber() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.createDirectories(local);
      Files.writeString(local.resolve("kafka.pid"), stranger.pid() + "\n");

      assertThat(cluster("stop")).isEqualTo("0\n");

      assertThat(stranger.isAlive()).isTrue();
      assertThat(local.resolve("kafka.pid")).doesNotExist();
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void saysInASentenceWhatIsWrongWithTheMachine() throws Exception {
    Path old = java("11.0.2", "exit 1");
    environment.put("JAVA_HOME", old.toString());
    assertThat(cluster("start"))
        .isEqualTo(
            "2\ncluster.sh: %s/bin/java is version 11, 17 or later is needed: set JAVA_HOME to a JDK 17\n"
                .formatted(old));
    environment.put("JAVA_HOME", "/nowhere");
    assertThat(cluster("start"))
        .startsWith(
            "2\ncluster.sh: there is no /nowhere/bin/java: install a JDK 17, or set JAVA_HOME");
    environment.remove("JAVA_HOME");

    assertThat(cluster("flink", "list"))
        .isEqualTo(
            "2\ncluster.sh: nothing has been started in %s: cluster.sh start, or set FENGHUO_LOCAL\n"
                .formatted(local));
    assertThat(cluster("restart", "zookeeper"))
        .isEqualTo(
            "2\ncluster.sh: there is no part 'zookeeper': kafka, jobmanager, taskmanager-1, taskmanager-2 …\n");
    environment.put("FENGHUO_LOCAL", "/proc/fenghuo");
    assertThat(cluster("start"))
        .isEqualTo(
            "2\ncluster.sh: cannot write to /proc/fenghuo: set FENGHUO_LOCAL to a folder of yours\n");
    Path alone = Files.copy(SCRIPT, folder.resolve("cluster.sh"));
    assertThat(end(begin(alone, "start")))
        .isEqualTo(
            "2\ncluster.sh: there is no pom.xml in %s: call cluster.sh where it lies, in deploy/local\n"
                .formatted(folder.toRealPath()));
  }

  /** No part is real: what would be a JVM does this. */
  private void onlySeeming(String does) throws IOException {
    environment.put("JAVA_HOME", java("17.0.1", does).toString());
    Files.createDirectories(local.resolve("lib/flink"));
    Files.createDirectories(local.resolve("lib/kafka"));
    Files.createDirectories(local.resolve("kafka"));
    Files.writeString(local.resolve("kafka/meta.properties"), "");
  }

  private Path java(String version, String does) throws IOException {
    Path home = Files.createDirectories(folder.resolve("java-" + version));
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/usr/bin/env bash
        if [ "$1" = -version ]; then echo 'openjdk version "%s"' >&2; exit; fi
        %s
        """
            .formatted(version, does));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private static int firstOfTwoFreePorts() throws IOException {
    while (true) {
      int first = FreePorts.find(1).get(0);
      try (ServerSocket second = listen(first + 1)) {
        return second.getLocalPort() - 1;
      } catch (BindException e) {
        // The next two, then.
      }
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"));
  }

  private String kept(String setting) throws IOException {
    return Files.readAllLines(local.resolve("conf/settings")).stream()
        .filter(line -> line.startsWith(setting + "="))
        .map(line -> line.substring(setting.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private String process(String part) throws IOException {
    return Files.readString(local.resolve(part + ".pid")).strip();
  }

  /** The numbers of all parts' processes, by the parts' names. */
  private List<String> processes() throws IOException {
    if (!Files.isDirectory(local)) {
      return List.of();
    }
    List<String> numbers = new ArrayList<>();
    try (Stream<Path> files = Files.list(local)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pid")).sorted().toList()) {
        numbers.add(Files.readString(file).strip());
      }
    }
    numbers.removeIf(
        number -> number.isEmpty() || ProcessHandle.of(Long.parseLong(number)).isEmpty());
    return numbers;
  }

  private static String get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The exit code and all that was said, but for the fetching of jars. */
  private String cluster(String... arguments) throws IOException, InterruptedException {
    return end(begin(arguments));
  }

  private Process begin(String... arguments) throws IOException {
    return begin(SCRIPT, arguments);
  }

  private Process begin(Path script, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("bash", script.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String end(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + "\n" + said;
  }
}
