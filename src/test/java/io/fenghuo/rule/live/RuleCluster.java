package io.fenghuo.rule.live;

import io.fenghuo.FenghuoJob;
import io.fenghuo.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this JVM whose TaskManager can be killed, and one job on it. */
public final class RuleCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLOTS = 2;

  private final Path folder;
  private final MiniCluster cluster;
  private JobID job;
  private int savepoints;

  private RuleCluster(Path folder, MiniCluster cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  public static RuleCluster start(Path folder) throws Exception {
    Configuration settings = new Configuration();
    settings.setString("rest.bind-port", "0");
    settings.setString("rest.address", "127.0.0.1");
    settings.setString("rest.bind-address", "127.0.0.1");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    cluster.start();
    return new RuleCluster(folder, cluster);
  }

  /** Runs the job; returns when every task runs. */
  public void run(ReadableConfig config, int parallelism, String savepoint) throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(300));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    FenghuoJob.define(env, config);
    JobGraph graph = env.getStreamGraph(false).getJobGraph();
    if (savepoint != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
    }
    job = graph.getJobID();
    cluster.submitJob(graph).get();
    awaitRunning();
  }

  void awaitRunning() throws InterruptedException {
    Await.until(
        "every task runs",
        PATIENCE,
        () ->
            failure() == null
                && cluster.getJobStatus(job).get() == JobStatus.RUNNING
                && StreamSupport.stream(
                        cluster
                            .getExecutionGraph(job)
                            .get()
                            .getAllExecutionVertices()
                            .spliterator(),
                        false)
                    .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING));
  }

  private String failure() throws Exception {
    ErrorInfo failure = cluster.getExecutionGraph(job).get().getFailureInfo();
    if (failure != null && cluster.getJobStatus(job).get().isGloballyTerminalState()) {
      throw new IllegalStateException(failure.getExceptionAsString());
    }
    return null;
  }

  /** Ends the TaskManager as a crash would, and starts another. */
  void killTaskManager() throws Exception {
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
    awaitRunning();
  }

  /** Returns where the savepoint lies, once the job has committed what belongs to it. */
  public String stop() throws Exception {
    String folderOfIt = folder.resolve("savepoint-" + ++savepoints).toUri().toString();
    String savepoint =
        cluster.stopWithSavepoint(job, folderOfIt, false, SavepointFormatType.CANONICAL).get();
    cluster.requestJobResult(job).get();
    return savepoint;
  }

  public void cancel() throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
  }

  /** How often the job was restarted since it was submitted. */
  public int restarts() throws Exception {
    int most = 0;
    for (var task : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
      most = Math.max(most, task.getCurrentExecutionAttempt().getAttemptNumber());
    }
    return most;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
