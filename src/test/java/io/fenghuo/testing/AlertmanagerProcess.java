package io.fenghuo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's Alertmanager on a port of 127.0.0.1, without a cluster. */
public final class AlertmanagerProcess implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
  private static final Path TOOL = Path.of("/usr/bin/amtool");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Path folder;
  private final Path log;
  private final int port;
  private Process process;

  private AlertmanagerProcess(Path folder, Path log, int port) {
    this.folder = folder;
    this.log = log;
    this.port = port;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM) && Files.isExecutable(TOOL);
  }

  /**
   * Starts one; returns when it is ready.
   *
   * @param folder for its settings and what it keeps
   * @param log what it says is added here
   */
  public static AlertmanagerProcess start(Path folder, Path log, int port)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.createDirectories(log.getParent());
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: { receiver: nobody, group_by: [dedupKey] }
        receivers: [{ name: nobody }]
        """);
    AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, log, port);
    alertmanager.start();
    return alertmanager;
  }

  /** Starts it again on its port, with what it had kept. */
  public void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Await.until("Alertmanager is ready", PATIENCE, () -> get("/-/ready").statusCode() == 200);
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Ends it without a chance to clean up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The alerts that are not over, by its API. */
  public List<JsonNode> alerts() throws IOException, InterruptedException {
    List<JsonNode> alerts = new ArrayList<>();
    MAPPER.readTree(get("/api/v2/alerts").body()).forEach(alerts::add);
    return alerts;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(5)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** What its own tool says of a file of settings, with its exit code in front. */
  public static String check(Path config) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(TOOL.toString(), "check-config", config.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return tool.waitFor() + "\n" + said;
  }

  /**
   * The receiver to which settings bring an alert.
   *
   * @param labels as name=value
   */
  public static String route(Path config, String... labels)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(TOOL.toString(), "config", "routes", "test", "--config.file=" + config));
    command.addAll(List.of(labels));
    Process tool =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return tool.waitFor() == 0 ? said : "failed";
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
