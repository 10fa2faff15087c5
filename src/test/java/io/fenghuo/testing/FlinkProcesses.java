package io.fenghuo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.tool.embedded.BrokerSettings;
import io.fenghuo.tool.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Flink session cluster of JVMs of its own, as a distribution's scripts start it: one JobManager
 * and as many TaskManagers as are asked for, on what a distribution has on its class path.
 */
public final class FlinkProcesses implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Pattern SUBMITTED = Pattern.compile("JobID ([0-9a-f]{32})");

  /** What Flink's own scripts open on Java 17. */
  private static final List<String> OPENS =
      List.of("lang", "net", "io", "nio", "util", "util.concurrent", "time", "text").stream()
          .map(name -> "--add-opens=java.base/java." + name + "=ALL-UNNAMED")
          .toList();

  /** All parts of a TaskManager's memory: without a script nobody works them out of a total. */
  private static final List<String> TASK_MANAGER_MEMORY =
      List.of(
          "taskmanager.cpu.cores=2",
          "taskmanager.memory.task.heap.size=512m",
          "taskmanager.memory.task.off-heap.size=0m",
          "taskmanager.memory.managed.size=64m",
          "taskmanager.memory.network.min=64m",
          "taskmanager.memory.network.max=64m",
          "taskmanager.memory.framework.heap.size=128m",
          "taskmanager.memory.framework.off-heap.size=128m",
          "taskmanager.memory.jvm-metaspace.size=256m",
          "taskmanager.memory.jvm-overhead.min=192m",
          "taskmanager.memory.jvm-overhead.max=192m");

  private final Path folder;
  private final Path logs;
  private final int restPort;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<JvmProcess> taskManagers = new ArrayList<>();
  private JvmProcess jobManager;
  private int taskManagerStarts;
  private int submissions;

  private FlinkProcesses(Path folder, Path logs, int restPort) {
    this.folder = folder;
    this.logs = logs;
    this.restPort = restPort;
  }

  /**
   * Starts a JobManager and one TaskManager; returns when its slots are offered.
   *
   * @param folder for configuration and checkpoints
   * @param logs for what the processes say
   * @param slots of each TaskManager
   */
  public static FlinkProcesses start(Path folder, Path logs, int slots) throws Exception {
    List<Integer> ports = FreePorts.find(3);
    FlinkProcesses flink = new FlinkProcesses(folder, logs, ports.get(0));
    flink.writeConfig(ports, slots);
    flink.jobManager =
        flink.run(
            "jobmanager",
            List.of("-Xmx384m"),
            List.of(
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "--configDir",
                flink.conf().toString()));
    try {
      flink.startTaskManager();
      flink.awaitSlots(slots);
      return flink;
    } catch (Exception e) {
      flink.close();
      throw e;
    }
  }

  /** One more TaskManager; returns at once. */
  public JvmProcess startTaskManager() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    arguments.addAll(List.of("--configDir", conf().toString()));
    for (String setting : TASK_MANAGER_MEMORY) {
      arguments.addAll(List.of("-D", setting));
    }
    JvmProcess taskManager =
        run(
            "taskmanager-" + ++taskManagerStarts,
            List.of("-Xmx640m", "-XX:MaxDirectMemorySize=192m", "-XX:MaxMetaspaceSize=256m"),
            arguments);
    taskManagers.add(taskManager);
    return taskManager;
  }

  /** The TaskManagers in the order of their start, dead ones among them. */
  public List<JvmProcess> taskManagers() {
    return List.copyOf(taskManagers);
  }

  public JvmProcess jobManager() {
    return jobManager;
  }

  public void awaitSlots(int slots) throws InterruptedException {
    Await.until(
        slots + " slots are free",
        START_TIMEOUT,
        () -> {
          jobManager.failIfDead();
          return get("/overview").path("slots-available").asInt() >= slots;
        });
  }

  /** Submits a jar with Flink's command line, as a user does; returns the job's id. */
  public String submit(Path jar, int parallelism, String... jobArguments) throws Exception {
    try (JvmProcess client = client(jar, parallelism, jobArguments)) {
      int exit = client.await(120);
      Matcher submitted = SUBMITTED.matcher(client.said());
      if (exit != 0 || !submitted.find()) {
        throw new IllegalStateException(
            "flink run gave exit code " + exit + " and no job:\n" + client.said());
      }
      return submitted.group(1);
    }
  }

  /** What Flink's command line says, its log and last words, where a jar is not to be submitted. */
  public String refused(Path jar, String... jobArguments) throws Exception {
    try (JvmProcess client = client(jar, 1, jobArguments)) {
      int exit = client.await(120);
      if (exit != 1) {
        throw new IllegalStateException("flink run gave exit code " + exit + ":\n" + client.said());
      }
      return client.said();
    }
  }

  private JvmProcess client(Path jar, int parallelism, String... jobArguments) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("org.apache.flink.client.cli.CliFrontend");
    arguments.addAll(List.of("run", "--detached", "--parallelism", String.valueOf(parallelism)));
    arguments.add(jar.toString());
    arguments.addAll(List.of(jobArguments));
    return run("client-" + ++submissions, List.of("-Xmx256m"), arguments);
  }

  /** The state of a job, such as RUNNING. */
  public String jobState(String jobId) throws IOException, InterruptedException {
    return get("/jobs/" + jobId).path("state").asText();
  }

  /** Returns when every task of the job runs. */
  public void awaitRunning(String jobId) throws InterruptedException {
    Await.until(
        "all tasks of job " + jobId + " run",
        START_TIMEOUT,
        () -> {
          JsonNode job = get("/jobs/" + jobId);
          boolean running = !job.path("vertices").isEmpty();
          for (JsonNode vertex : job.path("vertices")) {
            running &= vertex.path("status").asText().equals("RUNNING");
          }
          return running;
        });
  }

  /** What the cluster's REST interface answers to a path. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://" + BrokerSettings.HOST + ":" + restPort + path))
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " gave " + response.statusCode() + " " + response.body());
    }
    return JsonMapper.builder().build().readTree(response.body());
  }

  @Override
  public void close() {
    taskManagers.forEach(JvmProcess::close);
    jobManager.close();
  }

  private Path conf() {
    return folder.resolve("conf");
  }

  private void writeConfig(List<Integer> ports, int slots) throws IOException {
    Files.createDirectories(conf());
    String host = BrokerSettings.HOST;
    Files.writeString(
        conf().resolve("config.yaml"),
        """
        jobmanager.rpc.address: %1$s
        jobmanager.bind-host: %1$s
        jobmanager.rpc.port: %2$d
        jobmanager.memory.process.size: 1024m
        blob.server.port: %3$d
        rest.address: %1$s
        rest.bind-address: %1$s
        rest.port: %4$d
        taskmanager.host: %1$s
        taskmanager.bind-host: %1$s
        taskmanager.numberOfTaskSlots: %5$d
        heartbeat.interval: 1s
        heartbeat.timeout: 5s
        restart-strategy.type: exponential-delay
        restart-strategy.exponential-delay.initial-backoff: 500ms
        execution.checkpointing.interval: 1s
        execution.checkpointing.tolerable-failed-checkpoints: 3
        execution.checkpointing.dir: %6$s
        execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
        io.tmp.dirs: %7$s
        """
            .formatted(
                host,
                ports.get(1),
                ports.get(2),
                ports.get(0),
                slots,
                folder.resolve("checkpoints").toUri(),
                Files.createDirectories(folder.resolve("tmp"))));
  }

  private JvmProcess run(String name, List<String> options, List<String> arguments)
      throws IOException {
    List<String> all = new ArrayList<>(OPENS);
    all.addAll(options);
    all.add(ConsoleLog.option(conf(), "INFO"));
    Path log = logs.resolve(name + ".log");
    return JvmProcess.start(
        name, log, ClassPath.flink(), all, arguments, "FLINK_CONF_DIR", conf().toString());
  }
}
