package io.fenghuo.pipeline;

import io.fenghuo.time.Mode;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink's own settings as this job needs them. */
public final class JobSettings {

  /**
   * Fixed for the life of a job's state. 720 key groups spread evenly over every parallelism up to
   * 6, and over 8, 9, 10, 12, 15 … 720.
   */
  static final int MAX_PARALLELISM = 720;

  private JobSettings() {}

  /** What must be so, and defaults for what the cluster or the command line does not say. */
  public static void apply(StreamExecutionEnvironment env, Mode mode) {
    ReadableConfig given = env.getConfiguration();
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    // No operator changes or keeps what it is given.
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    // A record travels at once: the default gathers for up to 100 ms at each of the hops.
    setDefault(settings, given, ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    setDefault(settings, given, PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50));
    switch (mode) {
      case LIVE -> {
        setDefault(
            settings, given, CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        setDefault(settings, given, CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
      }
      // A replay that fails is begun anew: there is nothing to restore it for.
      case REPLAY -> {}
    }
    env.configure(settings);
  }

  private static <T> void setDefault(
      Configuration settings, ReadableConfig given, ConfigOption<T> option, T value) {
    if (given.getOptional(option).isEmpty()) {
      settings.set(option, value);
    }
  }
}
