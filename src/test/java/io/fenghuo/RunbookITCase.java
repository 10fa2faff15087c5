package io.fenghuo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fenghuo.publish.TopicCreation;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runbook, followed to the letter on a cluster of processes that are killed on the way. */
@Tag("long")
@Timeout(900)
class RunbookITCase {

  private static final Path JAR = Path.of(System.getProperty("fenghuo.jar", "none given"));
  private static final Path PAGE = Path.of("src", "docs", "runbook.md");
  private static final Path SCRIPTS = Path.of("deploy", "local");
  private static final List<String> PORTS =
      List.of("KAFKA_PORT", "CONTROLLER_PORT", "REST_PORT", "JOBMANAGER_PORT", "BLOB_PORT");

  /** Waits, four minutes at most, until a figure of the running job is as it is asked for. */
  private static final String HELP =
      """
      set -u
      tasks() {
        curl -s $FLINK/jobs/overview |
          jq -r '.jobs[] | select(.state == "RUNNING") | "\\(.tasks.running) of \\(.tasks.total)"'
      }
      await() {
        for _ in $(seq 240); do
          if "$@"; then return; fi
          sleep 1
        done
        echo "waited in vain: $*"
        exit 1
      }
      all_run() { [[ $(tasks) =~ ^([1-9][0-9]*)\\ of\\ ([0-9]+)$ && ${BASH_REMATCH[1]} = ${BASH_REMATCH[2]} ]]; }
      none_runs() { [[ $(tasks) =~ ^0\\ of ]]; }
      has_checkpoint() { compgen -G "target/local/checkpoints/*/chk-*/_metadata" >/dev/null; }
      killed() { kill -9 $(cat target/local/$1.pid); }
      """;

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void needsAJarAndClients() throws Exception {
    assumeTrue(Files.isRegularFile(JAR), "no job jar at " + JAR + ": mvn package makes it");
    for (String program : List.of("kcat", "jq", "curl")) {
      Process search = new ProcessBuilder("which", program).start();
      assumeTrue(search.waitFor() == 0, "Skipped: " + program + " is not installed");
    }
  }

  /** A folder that looks as the project does, with a cluster of its own. */
  @BeforeEach
  void start() throws Exception {
    List<Integer> ports = FreePorts.find(PORTS.size());
    for (int i = 0; i < PORTS.size(); i++) {
      environment.put(PORTS.get(i), String.valueOf(ports.get(i)));
    }
    Files.createDirectories(folder.resolve("target"));
    Files.copy(JAR, folder.resolve("target").resolve(JAR.getFileName()));
    Path scripts = Files.createDirectories(folder.resolve("deploy").resolve("local"));
    for (String name : List.of("cluster.sh", "pom.xml")) {
      Files.copy(SCRIPTS.resolve(name), scripts.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(
        folder.resolve("deploy").resolve("fenghuo.yaml"),
        "kafka.bootstrap.servers: " + broker() + "\ninput.start-at: earliest\n");
    assertThat(bash("deploy/local/cluster.sh start")).contains("Flink http://");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
      TopicCreation.create(
          admin,
          Topics.of(new Configuration()).all().stream()
              .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
              .toList());
    }
  }

  @AfterEach
  void stop() throws Exception {
    bash("deploy/local/cluster.sh stop");
  }

  @Test
  void everyCommandDoesWhatThePageSays() throws Exception {
    List<String> steps = new ArrayList<>();
    steps.add(HELP);
    String state = commands("# Runbook", 0);
    steps.add(commands("# Runbook", 1));
    steps.add(state);
    steps.add("deploy/local/cluster.sh flink run -d $JAR --config $CONFIG\nawait all_run");
    steps.add(state);

    steps.add("await has_checkpoint\nkilled taskmanager-1\nawait none_runs\n" + state);
    steps.add(commands("## A TaskManager died", 0) + "await all_run\n");

    steps.add("killed jobmanager");
    steps.add(commands("## The JobManager died", 0));
    steps.add(commands("## Resume from a retained checkpoint", 0) + "await all_run\n");

    steps.add("killed kafka");
    steps.add(commands("## The broker is down", 0) + "await all_run\n");

    steps.add(commands("## Upgrade with a savepoint", 0));
    steps.add(commands("## Upgrade with a savepoint", 1) + "await all_run\n");

    // The same command ids a second time change nothing, and by then the first are answered.
    String pause = commands("## A wrong rule alarms", 0);
    steps.add(pause + "sleep 10\n" + pause);
    steps.add(commands("## A wrong rule alarms", 1));

    // An input is shown once something was read of it, and then at the next refresh of the metrics.
    steps.add("echo '{}' | kcat -P -b $BROKER -t chat.traffic");
    steps.add("lag() {\n" + commands("## Lag", 0) + "}");
    steps.add("has_lag() { [[ -n $(lag) ]]; }\nawait has_lag\nlag");
    steps.add(
        "echo 'input.max-disordr: 5s' >> $CONFIG\n"
            + "deploy/local/cluster.sh flink run -d $JAR --config $CONFIG 2>&1");

    String said = bash(String.join("\n", steps));

    assertThat(said)
        .containsSubsequence(
            "taskmanager-1 runs as process",
            " fenghuo RUNNING tasks 54 of 54",
            "taskmanager-1 does not run",
            " fenghuo RUNNING tasks 0 of 54",
            "No running jobs.",
            "\"external_path\":\"file:",
            "with a CANONICAL savepoint",
            "Savepoint completed. Path: file:",
            "mention-storm PAUSED The rule is paused everywhere.",
            "read-traffic 0",
            said("## A wrong setting"))
        .doesNotContain("waited in vain");
  }

  /** A block of commands of a section, on this cluster's ports. */
  private String commands(String heading, int index) throws IOException {
    return blocks(heading, "bash")
        .get(index)
        .replace("127.0.0.1:9092", broker())
        .replace("127.0.0.1:8081", "127.0.0.1:" + environment.get("REST_PORT"));
  }

  /** What a section shows as the first answer. */
  private static String said(String heading) throws IOException {
    return blocks(heading, "").get(0);
  }

  private static List<String> blocks(String heading, String language) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(heading + "\n");
    int end = page.indexOf("\n## ", start + 1);
    return Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$")
        .matcher(page.substring(start, end < 0 ? page.length() : end))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2))
        .toList();
  }

  private String broker() {
    return "127.0.0.1:" + environment.get("KAFKA_PORT");
  }

  /** What is said; what goes to standard error is kept beside it. */
  private String bash(String script) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("errors.txt").toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(800, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return Files.readString(said, UTF_8);
  }
}
