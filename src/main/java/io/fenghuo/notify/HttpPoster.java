package io.fenghuo.notify;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Posts JSON to one address. A request ends within its time, whatever the other side does. */
final class HttpPoster implements AutoCloseable {

  private final Endpoint endpoint;
  private final ExecutorService executor;
  private final HttpClient client;

  HttpPoster(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "fenghuo-notify");
              thread.setDaemon(true);
              return thread;
            });
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(endpoint.timeout())
            .executor(executor)
            .build();
  }

  /** Never completes exceptionally. */
  CompletableFuture<Answer> post(String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.address())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    if (endpoint.authorization() != null) {
      request.header("Authorization", endpoint.authorization());
    }
    CompletableFuture<HttpResponse<Void>> sent =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    // Not the request's own timeout: that one ends with the response's headers, and a body may
    // hang.
    return sent.thenApply(response -> Answer.of(response, Instant.now()))
        .orTimeout(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              sent.cancel(true);
              return Answer.failed(failure);
            });
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
