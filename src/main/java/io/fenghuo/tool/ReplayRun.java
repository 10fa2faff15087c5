package io.fenghuo.tool;

import io.fenghuo.pipeline.Definitions;
import io.fenghuo.tool.replay.ReplayInput;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** Runs recorded input through the job in replay mode. */
@FunctionalInterface
public interface ReplayRun {

  /**
   * What a replay came to.
   *
   * @param alerts every alert, as the ledger's JSON, in any order
   * @param read what became of the input's records
   */
  record Replayed(List<String> alerts, ReadCounts read) {}

  Replayed run(ReplayInput input, Definitions definitions, ReadableConfig config, int parallelism)
      throws Exception;

  /** Under the definitions that the configuration names. */
  default Replayed run(ReplayInput input, ReadableConfig config, int parallelism) throws Exception {
    return run(input, Definitions.read(config), config, parallelism);
  }
}
