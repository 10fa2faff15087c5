package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import io.fenghuo.pipeline.JobSettings;
import io.fenghuo.testing.Await;
import io.fenghuo.time.Mode;
import io.fenghuo.words.HumanNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink in this JVM whose TaskManager can be killed, and on it a job of the sinks alone: what the
 * test tells is read from a folder, so that a restored job reads on where it was.
 */
final class NotifyCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What was told, in this JVM; the folder holds places in this list. */
  private static final List<Alert> TOLD = new CopyOnWriteArrayList<>();

  private final Path folder;
  private final Path inbox;
  private final MiniCluster cluster;
  private JobID job;

  private NotifyCluster(Path folder, Path inbox, MiniCluster cluster) {
    this.folder = folder;
    this.inbox = inbox;
    this.cluster = cluster;
  }

  static NotifyCluster start(Path folder) throws Exception {
    Configuration settings = new Configuration();
    settings.setString("rest.bind-port", "0");
    settings.setString("rest.address", "127.0.0.1");
    settings.setString("rest.bind-address", "127.0.0.1");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    cluster.start();
    return new NotifyCluster(folder, Files.createDirectories(folder.resolve("inbox")), cluster);
  }

  /** Runs the job; returns when every task runs. */
  void run(ReadableConfig config) throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(300));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings);
    JobSettings.apply(env, Mode.LIVE);
    DataStream<Alert> alerts =
        env.fromSource(
                FileSource.forRecordStreamFormat(
                        new TextLineInputFormat(), new org.apache.flink.core.fs.Path(inbox.toUri()))
                    .monitorContinuously(Duration.ofMillis(100))
                    .build(),
                WatermarkStrategy.noWatermarks(),
                "inbox")
            .uid("inbox")
            .map(line -> TOLD.get(Integer.parseInt(line.strip())))
            .returns(TypeInformation.of(Alert.class))
            .uid("told");
    NotifyOutputs.from(config, HumanNames.NONE).define(alerts);
    JobGraph graph = env.getStreamGraph(false).getJobGraph();
    job = graph.getJobID();
    cluster.submitJob(graph).get();
    awaitRunning();
  }

  /** Gives the job records, in their order; those of two calls may be read in any. */
  void tell(Alert... alerts) throws Exception {
    StringBuilder places = new StringBuilder();
    for (Alert alert : alerts) {
      TOLD.add(alert);
      places.append(TOLD.size() - 1).append('\n');
    }
    String name = "from-" + TOLD.size();
    Path written = Files.writeString(folder.resolve(name), places);
    Files.move(written, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns when a checkpoint is complete that began after now. */
  void awaitCheckpoint() throws Exception {
    cluster.triggerCheckpoint(job).get();
  }

  /** As a crash would end it. */
  void killTaskManager() throws Exception {
    cluster.terminateTaskManager(0).get();
  }

  void startTaskManager() throws Exception {
    cluster.startTaskManager();
    awaitRunning();
  }

  private void awaitRunning() throws InterruptedException {
    Await.until(
        "every task runs",
        PATIENCE,
        () ->
            cluster.getJobStatus(job).get() == JobStatus.RUNNING
                && StreamSupport.stream(
                        cluster
                            .getExecutionGraph(job)
                            .get()
                            .getAllExecutionVertices()
                            .spliterator(),
                        false)
                    .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING));
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
