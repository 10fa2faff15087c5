package io.fenghuo.control;

import io.fenghuo.event.Origin;

/**
 * A well-formed command that the incidents have no place for: one on an incident that is not known,
 * an acknowledgement by a department that is not asked, a step that the incident's state does not
 * allow.
 *
 * @param origin where the command was read
 * @param recordTimeMillis Kafka's timestamp of its record, epoch milliseconds
 * @param commandId the sender's id
 * @param kind what was asked for
 * @param actor who asked
 * @param saysZh why not, as a Chinese sentence
 * @param saysEn why not, as an English sentence
 */
public record CommandRefusal(
    Origin origin,
    long recordTimeMillis,
    String commandId,
    IncidentCommand.Kind kind,
    String actor,
    String saysZh,
    String saysEn) {

  /** The refusal of a command. */
  public static CommandRefusal of(IncidentCommand command, String saysZh, String saysEn) {
    return new CommandRefusal(
        command.origin(),
        command.recordTimeMillis(),
        command.commandId(),
        command.kind(),
        command.actor(),
        saysZh,
        saysEn);
  }
}
