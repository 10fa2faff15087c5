package io.fenghuo.tool.watch;

import io.fenghuo.publish.Topics;
import io.fenghuo.rule.Level;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The topics that a follower reads.
 *
 * @param fastLane the graded topics, from the most severe level
 * @param ledger every record of every incident
 * @param tasks what departments are to do
 * @param careDirectives what is proposed for customers
 * @param deadLetters records that were set aside
 * @param rejectedCommands answers to commands that were not carried out
 * @param rulesStatus how changes of rules fare
 */
public record OutputTopics(
    List<String> fastLane,
    String ledger,
    String tasks,
    String careDirectives,
    String deadLetters,
    String rejectedCommands,
    String rulesStatus) {

  public static OutputTopics of(ReadableConfig config) {
    Topics topics = Topics.of(config);
    return new OutputTopics(
        Arrays.stream(Level.values()).map(topics::alerts).toList(),
        topics.lifecycle(),
        topics.tasks(),
        topics.careDirectives(),
        topics.deadLetter(),
        topics.controlRejected(),
        topics.rulesStatus());
  }

  public List<String> all() {
    return Stream.concat(
            fastLane.stream(),
            Stream.of(ledger, tasks, careDirectives, deadLetters, rejectedCommands, rulesStatus))
        .toList();
  }
}
