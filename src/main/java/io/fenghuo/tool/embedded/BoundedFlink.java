package io.fenghuo.tool.embedded;

import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster inside this JVM for jobs that come to an end: it ends with its first failure. Its
 * files are in a folder of their own that goes with it; left to itself, Flink would leave those of
 * a JVM that exits at once.
 */
public final class BoundedFlink implements AutoCloseable {

  private final TemporaryFolder folder;
  private final int parallelism;

  private BoundedFlink(TemporaryFolder folder, int parallelism) {
    this.folder = folder;
    this.parallelism = parallelism;
  }

  public static BoundedFlink of(int parallelism) throws IOException {
    return new BoundedFlink(TemporaryFolder.create("fenghuo-flink-"), parallelism);
  }

  /** For one job, which is executed before this is closed. */
  public StreamExecutionEnvironment environment() {
    Configuration cluster = new Configuration();
    cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    cluster.set(CoreOptions.TMP_DIRS, folder.path().toString());
    cluster.set(WebOptions.TMP_DIR, folder.path().toString());
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, cluster);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
