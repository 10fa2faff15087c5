package io.fenghuo.tool;

import io.fenghuo.tool.scenario.Scenario;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** Runs a scenario through the job in replay mode. */
@FunctionalInterface
public interface ReplayRun {

  /** Every alert that comes of the scenario's input, as the ledger's JSON, in any order. */
  List<String> run(Scenario scenario, ReadableConfig config, int parallelism) throws Exception;
}
