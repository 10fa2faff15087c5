package io.fenghuo.tool.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a Flink cluster's REST interface says of a job. */
public final class JobMetrics {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final String job;

  /**
   * @param restAddress such as {@code http://127.0.0.1:8081}
   * @param jobId the job, in hexadecimal
   */
  public JobMetrics(String restAddress, String jobId) {
    this.job = restAddress + "/jobs/" + jobId;
  }

  /** Whether every task of the job is running. */
  public boolean isRunning() throws IOException, InterruptedException {
    return StreamSupport.stream(get(job).path("vertices").spliterator(), false)
        .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
  }

  /** How often the job was restarted, in whole or in part. */
  public long restarts() throws IOException, InterruptedException {
    JsonNode metrics = get(job + "/metrics?get=numRestarts");
    return Math.round(metrics.path(0).path("value").asDouble());
  }

  /** When the newest completed checkpoint was triggered, epoch milliseconds; 0 before the first. */
  public long checkpointedMillis() throws IOException, InterruptedException {
    return get(job + "/checkpoints")
        .path("latest")
        .path("completed")
        .path("trigger_timestamp")
        .asLong();
  }

  /**
   * The sum of a counter over all operators and subtasks that have one of that name. The cluster
   * gathers metrics every while, so it lags behind.
   */
  public long sum(String counter) throws IOException, InterruptedException {
    double sum = 0;
    for (JsonNode vertex : get(job).path("vertices")) {
      String metrics = job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      List<String> ids =
          StreamSupport.stream(get(metrics).spliterator(), false)
              .map(metric -> metric.path("id").asText())
              .filter(id -> id.equals(counter) || id.endsWith("." + counter))
              .toList();
      if (!ids.isEmpty()) {
        String names =
            ids.stream()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        for (JsonNode metric : get(metrics + "?agg=sum&get=" + names)) {
          sum += metric.path("sum").asDouble();
        }
      }
    }
    return Math.round(sum);
  }

  private JsonNode get(String address) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("Flink answered " + response.statusCode() + " to " + address);
    }
    return JSON.readTree(response.body());
  }
}
