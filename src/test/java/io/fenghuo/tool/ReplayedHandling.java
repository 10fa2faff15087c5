package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.incident.Alert;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.pipeline.Pipeline;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.tool.embedded.BoundedFlink;
import io.fenghuo.tool.replay.InJvmSink;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a scenario comes to in replay, in an order of its own.
 *
 * @param alerts by incident and number
 * @param tasks by incident, number and department
 * @param directives by time and id
 */
record ReplayedHandling(
    List<Alert> alerts, List<IncidentTask> tasks, List<CareDirective> directives) {

  static ReplayedHandling of(Scenario scenario, Map<String, String> settings, int parallelism)
      throws Exception {
    try (BoundedFlink flink = BoundedFlink.of(parallelism)) {
      return of(flink.environment(), scenario, settings);
    }
  }

  private static ReplayedHandling of(
      StreamExecutionEnvironment env, Scenario scenario, Map<String, String> settings)
      throws Exception {
    Configuration config = ConfigFile.withoutKafka(settings);
    Pipeline.Outputs outputs =
        LocalReplay.define(
            env, new RecordedFiles(scenario.recording()), Definitions.read(config), config);
    InJvmSink<Alert> alerts = new InJvmSink<>();
    InJvmSink<IncidentTask> tasks = new InJvmSink<>();
    InJvmSink<CareDirective> directives = new InJvmSink<>();
    outputs.alerts().sinkTo(alerts).uid("collect-alerts");
    outputs.tasks().sinkTo(tasks).uid("collect-tasks");
    outputs.directives().sinkTo(directives).uid("collect-directives");
    env.execute("fenghuo-replay");
    return new ReplayedHandling(
        alerts.take().stream()
            .sorted(Comparator.comparing(Alert::incidentId).thenComparing(Alert::seq))
            .toList(),
        tasks.take().stream()
            .sorted(
                Comparator.comparing(IncidentTask::incidentId)
                    .thenComparing(IncidentTask::seq)
                    .thenComparing(task -> task.duty().department()))
            .toList(),
        directives.take().stream()
            .sorted(
                Comparator.comparing(CareDirective::timeMillis)
                    .thenComparing(CareDirective::directiveId))
            .toList());
  }
}
