package io.fenghuo.tool;

import io.fenghuo.FenghuoJob;
import io.fenghuo.tool.embedded.EmbeddedFlink.JobDefinition;

/**
 * The ways into the job that the commands use.
 *
 * @param live wires the job between Kafka topics
 * @param replay runs it over a scenario
 */
public record Jobs(JobDefinition live, ReplayRun replay) {

  /** The job that this command line was built with. */
  static Jobs ofThisBuild() {
    return new Jobs(FenghuoJob::define, new LocalReplay());
  }
}
