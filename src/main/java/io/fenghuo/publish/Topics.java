package io.fenghuo.publish;

import static io.fenghuo.publish.TopicPlan.Direction.READ;
import static io.fenghuo.publish.TopicPlan.Direction.WRITTEN;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private Topics(String prefix, String traffic, String sentiment, String mention, String control) {
    this.prefix = prefix;
    this.traffic = traffic;
    this.sentiment = sentiment;
    this.mention = mention;
    this.control = control;
  }

  public static Topics of(ReadableConfig config) {
    return new Topics(
        config.get(FenghuoOptions.TOPIC_PREFIX),
        config.get(FenghuoOptions.TRAFFIC_TOPIC),
        config.get(FenghuoOptions.SENTIMENT_TOPIC),
        config.get(FenghuoOptions.MENTION_TOPIC),
        config.get(FenghuoOptions.CONTROL_TOPIC));
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

  /** All topics, inputs first. */
  public List<TopicPlan> all() {
    List<TopicPlan> all = new ArrayList<>();
    all.add(plan(traffic, READ, 12, 3, "What happens at the desk."));
    all.add(plan(sentiment, READ, 12, 3, "The emotions read from messages."));
    all.add(plan(mention, READ, 6, 3, "Public mentions of the brand."));
    all.add(plan(control, READ, 1, 90, "Operators' commands; one partition keeps their order."));
    for (Level level : Level.values()) {
      all.add(
          plan(
              alerts(level),
              WRITTEN,
              3,
              30,
              "Alerts of level "
                  + level
                  + ", and those by which an incident comes to it or goes."));
    }
    all.add(plan(lifecycle(), WRITTEN, 3, 365, "Every record of every incident: the ledger."));
    all.add(plan(tasks(), WRITTEN, 3, 365, "What each department is to do, and how it stands."));
    all.add(plan(careDirectives(), WRITTEN, 6, 30, "What is proposed for affected customers."));
    all.add(
        plan(
            deadLetter(),
            WRITTEN,
            3,
            14,
            "Records that could not become events, with their payload: restrict who reads it."));
    all.add(
        plan(controlRejected(), WRITTEN, 1, 90, "Answers to commands that are not carried out."));
    all.add(
        plan(rulesStatus(), WRITTEN, 1, 90, "How changes of rules fare, and what shadows find."));
    return List.copyOf(all);
  }

  private static TopicPlan plan(
      String name, TopicPlan.Direction direction, int partitions, int days, String holds) {
    return new TopicPlan(
        name, direction, partitions, Duration.ofDays(days), MAX_MESSAGE_BYTES, holds);
  }
}
