package io.fenghuo.publish;

import static io.fenghuo.publish.TopicPlan.Direction.READ;
import static io.fenghuo.publish.TopicPlan.Direction.WRITTEN;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Every topic of the job by its full name. Inputs are named by their own options, outputs by what
 * they are, behind the configured prefix.
 */
public final class Topics implements Serializable {

  /** Kafka's default for {@code max.message.bytes}. */
  static final int MAX_MESSAGE_BYTES = 1_048_588;

  private static final String ALERTS = "incident.alerts.level";
  private static final String LIFECYCLE = "incident.lifecycle";
  private static final String TASKS = "incident.tasks";
  private static final String CARE = "care.directives";
  private static final String DEAD_LETTER = "input.dead-letter";
  private static final String CONTROL_REJECTED = "control.rejected";
  private static final String RULES_STATUS = "rules.status";

  private final String prefix;
  private final String traffic;
  private final String sentiment;
  private final String mention;
  private final String control;
  private final List<Route> routes;

  private Topics(ReadableConfig config) {
    this.prefix = config.get(FenghuoOptions.TOPIC_PREFIX);
    this.traffic = config.get(FenghuoOptions.TRAFFIC_TOPIC);
    this.sentiment = config.get(FenghuoOptions.SENTIMENT_TOPIC);
    this.mention = config.get(FenghuoOptions.MENTION_TOPIC);
    this.control = config.get(FenghuoOptions.CONTROL_TOPIC);
    Set<String> own = own().stream().map(TopicPlan::name).collect(Collectors.toSet());
    this.routes = Routes.read(config, prefix, own);
  }

  /**
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of the file of routes
   */
  public static Topics of(ReadableConfig config) {
    return new Topics(config);
  }

  /** The fast lane of one level. */
  public String alerts(Level level) {
    return prefix + ALERTS + level.rank();
  }

  /** The ledger: every record of every incident, in order. */
  public String lifecycle() {
    return prefix + LIFECYCLE;
  }

  /** What each department is to do. */
  public String tasks() {
    return prefix + TASKS;
  }

  /** What is proposed for affected customers. */
  public String careDirectives() {
    return prefix + CARE;
  }

  public String deadLetter() {
    return prefix + DEAD_LETTER;
  }

  public String controlRejected() {
    return prefix + CONTROL_REJECTED;
  }

  public String rulesStatus() {
    return prefix + RULES_STATUS;
  }

  /** To which topics an alert goes beside the graded ones. */
  List<Route> routes() {
    return routes;
  }

  /** All topics, inputs first, those of routes last. */
  public List<TopicPlan> all() {
    List<TopicPlan> all = new ArrayList<>(own());
    routes.stream()
        .map(Route::topic)
        .distinct()
        .forEach(topic -> all.add(alerts(topic, 30, "Alerts that a route sends there.")));
    return List.copyOf(all);
  }

  private List<TopicPlan> own() {
    List<TopicPlan> all = new ArrayList<>();
    all.add(input(traffic, "chat.traffic", 12, 3, "What happens at the desk."));
    all.add(input(sentiment, "chat.sentiment", 12, 3, "The emotions read from messages."));
    all.add(input(mention, "social.mention", 6, 3, "Public mentions of the brand."));
    all.add(
        input(
            control,
            "ops.control",
            1,
            90,
            "Operators' commands; one partition keeps their order."));
    for (Level level : Level.values()) {
      all.add(
          alerts(
              alerts(level),
              30,
              "Alerts of level "
                  + level
                  + ", and those by which an incident enters or leaves it."));
    }
    all.add(alerts(lifecycle(), 365, "Every record of every incident: the ledger."));
    all.add(
        output(
            tasks(),
            "incident-task",
            "incidentId",
            3,
            365,
            "What each department is to do, and how it stands."));
    all.add(
        output(
            careDirectives(),
            "care-directive",
            "customer",
            6,
            30,
            "What is proposed for affected customers."));
    all.add(
        output(
            deadLetter(),
            "dead-letter",
            "the input topic and its partition",
            3,
            14,
            "Records that could not become events, with their payload: restrict who reads it."));
    all.add(
        output(
            controlRejected(),
            "control-rejected",
            "commandId",
            1,
            90,
            "Answers to commands that are not carried out, or match nothing that is known."));
    all.add(
        output(
            rulesStatus(),
            "rules-status",
            "ruleId",
            1,
            90,
            "How changes of rules fare, and what shadows find."));
    return List.copyOf(all);
  }

  private static TopicPlan input(
      String name, String schema, int partitions, int days, String holds) {
    return plan(name, READ, schema, null, partitions, days, holds);
  }

  private static TopicPlan alerts(String name, int days, String holds) {
    return output(name, "alert", "incidentId", 3, days, holds);
  }

  private static TopicPlan output(
      String name, String schema, String key, int partitions, int days, String holds) {
    return plan(name, WRITTEN, schema, key, partitions, days, holds);
  }

  private static TopicPlan plan(
      String name,
      TopicPlan.Direction direction,
      String schema,
      String key,
      int partitions,
      int days,
      String holds) {
    return new TopicPlan(
        name, direction, schema, key, partitions, Duration.ofDays(days), MAX_MESSAGE_BYTES, holds);
  }
}
