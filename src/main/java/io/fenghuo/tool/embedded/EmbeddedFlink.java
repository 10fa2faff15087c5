package io.fenghuo.tool.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One job on a Flink cluster inside this JVM: checkpoints in a folder of its own, restarts with
 * growing pauses, the web page on a free port of 127.0.0.1.
 *
 * <p>The cluster comes and goes with its job, by Flink's own local environment.
 */
public final class EmbeddedFlink implements AutoCloseable {

  /** Within this much the ledger shows what the fast lane has shown. */
  public static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

  /** Whether Flink's actors end by themselves as soon as the JVM is told to end. */
  private static final String ACTORS_END_WITH_JVM =
      "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook";

  private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(128);
  private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(20);

  private final TemporaryFolder folder;
  private final String restAddress;
  private final JobClient job;

  private EmbeddedFlink(TemporaryFolder folder, String restAddress, JobClient job) {
    this.folder = folder;
    this.restAddress = restAddress;
    this.job = job;
  }

  /** Wires a job into an environment, without executing it. */
  @FunctionalInterface
  public interface JobDefinition {
    void define(StreamExecutionEnvironment env, ReadableConfig config) throws Exception;
  }

  /**
   * Starts the cluster and submits the job; returns when it is accepted, before it runs. An
   * interrupt is heard then.
   */
  public static EmbeddedFlink start(
      JobDefinition definition, ReadableConfig config, int parallelism) throws Exception {
    return FreePorts.use(1, ports -> start(definition, config, parallelism, ports.get(0)));
  }

  private static EmbeddedFlink start(
      JobDefinition definition, ReadableConfig config, int parallelism, int restPort)
      throws Exception {
    // They are needed to end the job in order.
    System.setProperty(ACTORS_END_WITH_JVM, "off");
    TemporaryFolder folder = TemporaryFolder.create("fenghuo-flink-");
    try {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(
              parallelism, settings(folder.path(), restPort));
      definition.define(env, config);
      JobClient job = WholeStart.of("start-flink", () -> env.executeAsync("fenghuo"));
      return new EmbeddedFlink(folder, "http://" + BrokerSettings.HOST + ":" + restPort, job);
    } catch (Throwable e) {
      folder.close();
      throw e;
    }
  }

  public JobClient job() {
    return job;
  }

  /** Where the cluster's web page and REST interface answer. */
  public String restAddress() {
    return restAddress;
  }

  public JobStatus status() throws InterruptedException {
    try {
      return job.getJobStatus().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot ask for the job's status", e.getCause());
    }
  }

  /**
   * Cancels the job if it still runs, waits for the cluster to end, deletes its folder; also on a
   * thread that has been interrupted.
   */
  @Override
  public void close() throws IOException {
    boolean isInterrupted = Thread.interrupted();
    try {
      if (!status().isGloballyTerminalState()) {
        job.cancel().get(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        job.getJobExecutionResult()
            .handle((result, cancelled) -> null)
            .get(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      isInterrupted = true;
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      throw new IOException("Cannot cancel the embedded job", e);
    } finally {
      folder.close();
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Configuration settings(Path folder, int restPort) {
    Configuration settings = new Configuration();
    settings.set(RestOptions.ADDRESS, BrokerSettings.HOST);
    settings.set(RestOptions.BIND_ADDRESS, BrokerSettings.HOST);
    settings.set(RestOptions.PORT, restPort);
    settings.set(RestOptions.BIND_PORT, String.valueOf(restPort));
    settings.set(TaskManagerOptions.BIND_HOST, BrokerSettings.HOST);
    settings.set(CoreOptions.TMP_DIRS, folder.toString());
    settings.set(WebOptions.TMP_DIR, folder.toString());
    // The job's exchanges need a little more than a local cluster has.
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_MEMORY);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_MEMORY);
    // There is nobody to get tokens from.
    settings.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
    settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, CHECKPOINT_INTERVAL);

    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 10);

    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }
}
