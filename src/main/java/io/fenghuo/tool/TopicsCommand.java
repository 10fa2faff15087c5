package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.publish.Brokers;
import io.fenghuo.publish.TopicCreation;
import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.argument.Input;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Creates the job's topics where they are missing, as {@link Topics} recommends. Topics that are
 * there are left as they are, whatever their settings. It ends when the new ones take records.
 */
@Command(
    name = "topics",
    description = "Create the job's topics where they are missing.",
    mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      converter = Input.File.class,
      description = "The job's config file.")
  private Path file;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Sets an option of the job.")
  private final Map<String, String> settings = new HashMap<>();

  private final PrintStream out;

  TopicsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Configuration config = file == null ? ConfigFile.of(settings) : ConfigFile.read(file, settings);
    List<TopicPlan> plans = Topics.of(config).all();
    try (Admin admin = Brokers.connect(config)) {
      Set<String> present = admin.listTopics().names().get();
      TopicCreation.create(
          admin,
          plans.stream()
              .filter(plan -> !present.contains(plan.name()))
              .map(TopicsCommand::asTopic)
              .toList());
      for (TopicPlan plan : plans) {
        out.println((present.contains(plan.name()) ? "is there  " : "created   ") + plan.name());
      }
    }
    return Fenghuo.AS_EXPECTED;
  }

  /** With the broker's own replication. */
  private static NewTopic asTopic(TopicPlan plan) {
    return new NewTopic(plan.name(), Optional.of(plan.partitions()), Optional.empty())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(plan.retention().toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(plan.maxMessageBytes())));
  }
}
