package io.fenghuo.tool.watch;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of the topics that the job writes.
 *
 * @param prefix in front of each
 */
public record OutputTopics(String prefix) {

  /** The graded topics of the fast lane, from the gravest level. */
  public List<String> fastLane() {
    return Stream.of("1", "2", "3", "4").map(n -> prefix + "incident.alerts.level" + n).toList();
  }

  public String ledger() {
    return prefix + "incident.lifecycle";
  }

  public String deadLetters() {
    return prefix + "input.dead-letter";
  }

  public String rejectedCommands() {
    return prefix + "control.rejected";
  }

  public List<String> all() {
    return Stream.concat(
            fastLane().stream(), Stream.of(ledger(), deadLetters(), rejectedCommands()))
        .toList();
  }
}
