package io.fenghuo.control;

import io.fenghuo.event.Origin;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that an operator asks for.
 *
 * @param origin where it was read
 * @param commandId the sender's id; the same command sent twice has the same
 * @param kind what is asked for
 * @param actor who asks
 * @param reason why, in the actor's words
 * @param effectiveAtMillis from when on, epoch milliseconds; Kafka's timestamp of the record where
 *     the sender gives none
 * @param fields what the kind needs beyond these, as it was sent: texts as they are, numbers and
 *     truth values in their JSON form; each kind's handler checks its own
 */
public record ControlCommand(
    Origin origin,
    String commandId,
    ControlKind kind,
    String actor,
    String reason,
    long effectiveAtMillis,
    Map<String, String> fields) {

  /** A hash of what is asked for, by which a command that is sent again is told from another. */
  int content() {
    return 31 * kind.name().hashCode() + new TreeMap<>(fields).hashCode();
  }
}
