package io.fenghuo.tool.embedded;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster inside this JVM for jobs that come to an end: it ends with its first failure. Its
 * files are in a folder of their own that goes with it; left to itself, Flink would leave those of
 * a JVM that exits at once. Ctrl-C ends its job first, and so takes the folder too.
 */
public final class BoundedFlink implements AutoCloseable {

  private final OrderlyEnd end;
  private final TemporaryFolder folder;
  private final int parallelism;

  private BoundedFlink(OrderlyEnd end, TemporaryFolder folder, int parallelism) {
    this.end = end;
    this.folder = folder;
    this.parallelism = parallelism;
  }

  public static BoundedFlink of(int parallelism) throws IOException {
    OrderlyEnd end = OrderlyEnd.of(() -> {});
    return new BoundedFlink(end, TemporaryFolder.create("fenghuo-flink-"), parallelism);
  }

  /** For one job, which {@link #execute} runs. */
  public StreamExecutionEnvironment environment() {
    Configuration cluster = new Configuration();
    cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    cluster.set(CoreOptions.TMP_DIRS, folder.path().toString());
    cluster.set(WebOptions.TMP_DIR, folder.path().toString());
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, cluster);
  }

  /** Runs the job to its end. An interrupt is heard once the cluster has started. */
  public static JobExecutionResult execute(StreamExecutionEnvironment env, String name)
      throws Exception {
    JobClient job = WholeStart.of("start-flink", () -> env.executeAsync(name));
    try {
      return job.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() throws IOException {
    try (end) {
      folder.close();
    }
  }
}
