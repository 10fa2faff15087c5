package io.fenghuo.control;

import io.fenghuo.event.Origin;
import io.fenghuo.words.LocalizedText;

/**
 * A well-formed command that the incidents have no place for: one on an incident that is not known,
 * an acknowledgement by a department that is not asked, a step that the incident's state does not
 * allow. Or one that is carried out and matches nothing that is known.
 *
 * @param origin where the command was read
 * @param recordTimeMillis Kafka's timestamp of its record, epoch milliseconds
 * @param commandId the sender's id
 * @param kind what was asked for
 * @param actor who asked
 * @param reason why not, or what it lacks
 * @param says why not, in a sentence
 */
public record CommandRefusal(
    Origin origin,
    long recordTimeMillis,
    String commandId,
    IncidentCommand.Kind kind,
    String actor,
    RejectionReason reason,
    LocalizedText says) {

  /** The refusal of a command. */
  public static CommandRefusal of(IncidentCommand command, LocalizedText says) {
    return of(command, RejectionReason.NOT_APPLICABLE, says);
  }

  /** A command that is carried out and matches nothing. */
  public static CommandRefusal inVain(IncidentCommand command, LocalizedText says) {
    return of(command, RejectionReason.MATCHES_NOTHING, says);
  }

  private static CommandRefusal of(
      IncidentCommand command, RejectionReason reason, LocalizedText says) {
    return new CommandRefusal(
        command.origin(),
        command.recordTimeMillis(),
        command.commandId(),
        command.kind(),
        command.actor(),
        reason,
        says);
  }
}
