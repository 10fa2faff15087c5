package io.fenghuo.tool;

import io.fenghuo.tool.replay.ReplayInput;
import java.util.List;
import java.util.Map;
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
  record Replayed(List<String> alerts, ReadCounts read) {

    /** Of nothing. */
    public static final Replayed NOTHING =
        new Replayed(List.of(), new ReadCounts(0, 0, 0, Map.of()));
  }

  Replayed run(ReplayInput input, ReadableConfig config, int parallelism) throws Exception;
}
