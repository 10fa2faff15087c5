package io.fenghuo.tool;

import io.fenghuo.tool.replay.ReplayInput;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** Runs recorded input through the job in replay mode. */
@FunctionalInterface
public interface ReplayRun {

  /** Every alert that comes of the input, as the ledger's JSON, in any order. */
  List<String> run(ReplayInput input, ReadableConfig config, int parallelism) throws Exception;
}
